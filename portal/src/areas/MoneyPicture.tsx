import Box from '@mui/material/Box';
import { BarChart } from '@mui/x-charts/BarChart';

import { PlaceLink } from '../frame/Header.tsx';
import { rupiah, shortRupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { BUDGET, COMMITTED, DELIVERED, UNCOVERED } from './colours.ts';
import { MONEY_PARTS, type District, type MoneyPart } from './districts.ts';
import { Legend } from './Legend.tsx';
import { Picture } from './Picture.tsx';

type Say = ReturnType<typeof useWords>;

const COLOURS: Record<MoneyPart, string> = {
  moneyBudget: BUDGET,
  moneyDelivered: DELIVERED,
  moneyCommitted: COMMITTED,
  moneyUncovered: UNCOVERED,
};
const ROW_PX = 34;
const AXES_PX = 50;

function columnsOf(say: Say): Column<District>[] {
  return [
    {
      key: 'name',
      title: say('areas.money.area'),
      cell: ({ code, name }) => (
        <PlaceLink to="/wilayah/$kode" params={{ kode: code }} lang="id">
          {name}
        </PlaceLink>
      ),
    },
    {
      key: 'need',
      title: say('areas.money.need'),
      isFigure: true,
      cell: ({ moneyNeed }) => <span className="figure">{rupiah(moneyNeed)}</span>,
    },
    ...MONEY_PARTS.map((part) => ({
      key: part,
      title: say(`areas.money.${part}`),
      isFigure: true,
      cell: ({ parts }: District) => <span className="figure">{rupiah(parts[part])}</span>,
    })),
  ];
}

/** In all, or for each poor person. */
function PerSwitch({ kode, isPerPerson }: { kode: string; isPerPerson: boolean }) {
  const say = useWords();
  const current = { fontWeight: 700, color: 'text.primary', textDecoration: 'none' };
  return (
    <Box
      component="nav"
      aria-label={say('areas.per.label')}
      sx={{ display: 'flex', columnGap: 3, flexWrap: 'wrap', mb: 1 }}
    >
      <PlaceLink
        to="/wilayah/$kode"
        params={{ kode }}
        aria-current={!isPerPerson}
        sx={{ py: 1, ...(!isPerPerson && current) }}
      >
        {say('areas.per.total')}
      </PlaceLink>
      <PlaceLink
        to="/wilayah/$kode"
        params={{ kode }}
        search={{ per: 'jiwa' }}
        aria-current={isPerPerson}
        sx={{ py: 1, ...(isPerPerson && current) }}
      >
        {say('areas.per.person')}
      </PlaceLink>
    </Box>
  );
}

interface MoneyPictureProps {
  kode: string;
  districts: readonly District[];
  isPerPerson: boolean;
}

/** What is needed in each district and who covers it: one bar each, as long as the need, all on one scale. */
export function MoneyPicture({ kode, districts, isPerPerson }: MoneyPictureProps) {
  const say = useWords();
  const names = districts.map(({ name }) => name.replace(/^Kabupaten /, ''));
  return (
    <Picture
      title={say('areas.money.title')}
      text={say(isPerPerson ? 'areas.money.textPer' : 'areas.money.text')}
      table={
        <RecordList
          caption={say('areas.money.title')}
          rows={districts}
          keyOf={({ code }) => code}
          columns={columnsOf(say)}
        />
      }
      chart={
        <>
          <Legend items={MONEY_PARTS.map((part) => ({ name: say(`areas.money.${part}`), colour: COLOURS[part] }))} />
          <BarChart
            layout="horizontal"
            height={districts.length * ROW_PX + AXES_PX}
            skipAnimation
            disableKeyboardNavigation
            hideLegend
            margin={{ left: 0, right: 40, top: 0, bottom: 0 }}
            yAxis={[
              { scaleType: 'band', data: names, width: 144, categoryGapRatio: 0.35, tickLabelStyle: { fontSize: 12 } },
            ]}
            xAxis={[{ tickNumber: 3, valueFormatter: (value: number) => shortRupiah(Math.round(value)) }]}
            series={MONEY_PARTS.map((part) => ({
              data: districts.map(({ parts }) => parts[part]),
              label: say(`areas.money.${part}`),
              stack: 'need',
              color: COLOURS[part],
              valueFormatter: (value: number | null) => rupiah(value),
            }))}
          />
        </>
      }
    >
      <PerSwitch kode={kode} isPerPerson={isPerPerson} />
    </Picture>
  );
}
