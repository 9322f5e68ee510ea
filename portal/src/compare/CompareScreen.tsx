import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useSearch } from '@tanstack/react-router';

import { PortalCompareDocument, type PortalCompareQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { PlaceLink } from '../frame/Header.tsx';
import { Page } from '../frame/Page.tsx';
import { Fault, Loading, Unavailable } from '../frame/States.tsx';
import { rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { Lateness } from '../sources/Lateness.tsx';
import { AreaPicker } from './AreaPicker.tsx';
import { Comparison } from './Comparison.tsx';
import { measuresOf, scaleOf, type AreaFigures } from './measures.ts';
import { readCompare } from './search.ts';

type Row = NonNullable<PortalCompareQuery['compareAreas']>[number];

/** The value the hub counts with, of figures that may contradict each other. */
const chosen = (figures: { nodes: readonly { value?: string | null; isChosen: boolean }[] } | null | undefined) =>
  figures?.nodes.find(({ isChosen }) => isChosen)?.value ?? null;

function figuresOf({ area, ...sums }: Row): AreaFigures[] {
  if (!area) return [];
  const { code, name, rate, poor } = area;
  return [
    {
      ...sums,
      moneyCoverage: sums.moneyCoverage ?? null,
      code,
      name,
      povertyRate: chosen(rate),
      poorThousand: chosen(poor),
    },
  ];
}

/** Totals, or for each poor person. */
function Switch({ w, isPerPerson }: { w: string; isPerPerson: boolean }) {
  const say = useWords();
  const current = { fontWeight: 700, color: 'text.primary', textDecoration: 'none' };
  return (
    <Box component="nav" aria-label={say('compare.per.label')} sx={{ display: 'flex', columnGap: 3, flexWrap: 'wrap' }}>
      <PlaceLink
        to="/bandingkan"
        search={{ w }}
        aria-current={!isPerPerson}
        sx={{ py: 1, ...(!isPerPerson && current) }}
      >
        {say('compare.per.total')}
      </PlaceLink>
      <PlaceLink
        to="/bandingkan"
        search={{ w, per: 'jiwa' }}
        aria-current={isPerPerson}
        sx={{ py: 1, ...(isPerPerson && current) }}
      >
        {say('compare.per.person')}
      </PlaceLink>
    </Box>
  );
}

function Figures({ areas, isPerPerson }: { areas: readonly AreaFigures[]; isPerPerson: boolean }) {
  const say = useWords();
  const measures = measuresOf(areas, isPerPerson);
  const money = measures.find(({ kind }) => kind === 'money');
  return (
    <>
      <Box
        component="nav"
        aria-label={say('compare.areas')}
        sx={{ display: { xs: 'flex', sm: 'none' }, flexWrap: 'wrap', columnGap: 2, mb: 1 }}
      >
        {areas.map(({ code, name }) => (
          <PlaceLink key={code} to="/wilayah/$kode" params={{ kode: code }} lang="id" sx={{ py: 0.5 }}>
            {name}
          </PlaceLink>
        ))}
      </Box>
      <Typography variant="body2" color="text.secondary">
        {isPerPerson && `${say('compare.per.note')} `}
        {money && say('compare.scale', { amount: rupiah(scaleOf(measures, money)) })} {say('compare.poverty.source')}
      </Typography>
      <Comparison
        title={say('compare.different')}
        areas={areas}
        all={measures}
        measures={measures.filter(({ spread }) => spread > 0)}
      />
      <Comparison
        title={say('compare.same')}
        areas={areas}
        all={measures}
        measures={measures.filter(({ spread }) => spread === 0)}
      />
    </>
  );
}

/** Up to four areas side by side. */
export function CompareScreen() {
  const say = useWords();
  const search = useSearch({ from: '/bandingkan' });
  const { codes, isPerPerson, ignored } = readCompare(search);
  const answer = useAsk(PortalCompareDocument, { codes: [...codes] }, { enabled: codes.length >= 2, isKept: true });
  const rows = answer.data?.data.compareAreas;
  const areas = rows?.flatMap(figuresOf) ?? [];
  const retry = () => void answer.refetch();
  return (
    <Page title={say('compare.title')} freshness={<Lateness at={answer.data?.at} />}>
      {ignored.length > 0 && (
        <Alert severity="info">
          {say('compare.ignored')} <span lang="id">{ignored.join(', ')}</span>
        </Alert>
      )}
      <AreaPicker codes={codes} per={search.per} />
      {codes.length >= 2 && <Switch w={codes.join(',')} isPerPerson={isPerPerson} />}
      {codes.length >= 2 && answer.isPending && <Loading lines={8} onRetry={retry} />}
      {answer.error && !answer.data && <Fault fault={answer.error} onRetry={retry} />}
      {answer.data && areas.length < codes.length && (
        <Unavailable
          what={say('compare.what', {
            area: codes.filter((code) => !areas.some((one) => one.code === code)).join(', '),
          })}
          onRetry={retry}
        />
      )}
      {areas.length > 0 && <Figures areas={areas} isPerPerson={isPerPerson} />}
    </Page>
  );
}
