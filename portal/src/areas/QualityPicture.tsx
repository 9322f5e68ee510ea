import Typography from '@mui/material/Typography';

import type { AreaPicturesQuery } from '../api/generated/graphql.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { Picture } from './Picture.tsx';

type Round = NonNullable<AreaPicturesQuery['verificationRounds']>['nodes'][number];
type Finding = Round['dataQuality'][number] & { area: string | null; year: number };

function columnsOf(say: ReturnType<typeof useWords>): Column<Finding>[] {
  return [
    { key: 'issue', title: say('areas.quality.issue'), cell: ({ issue }) => say(`areas.issue.${issue}`) },
    { key: 'area', title: say('areas.money.area'), cell: ({ area }) => <span lang="id">{area}</span> },
    { key: 'year', title: say('areas.standards.year'), cell: ({ year }) => String(year) },
    {
      key: 'count',
      title: say('areas.quality.count'),
      isFigure: true,
      cell: ({ display }) => <span className="figure">{display}</span>,
    },
    {
      key: 'referral',
      title: say('areas.quality.referral'),
      cell: ({ referral }) => say(`areas.referral.${referral}`),
    },
    {
      key: 'source',
      title: say('areas.sources'),
      cell: ({ source }) => source && <span lang="und">{source.title}</span>,
    },
  ];
}

/** What rounds of verification found wrong in the registers: counts, never persons. */
export function QualityPicture({ rounds }: { rounds: readonly Round[] }) {
  const say = useWords();
  const findings = rounds.flatMap(({ area, year, dataQuality }) =>
    dataQuality.map((one) => ({ ...one, area: area?.name ?? null, year })),
  );
  return (
    <Picture title={say('areas.quality.title')} text={say('areas.quality.text')}>
      {findings.length === 0 && <Typography>{say('areas.quality.none')}</Typography>}
      {findings.length > 0 && (
        <RecordList
          caption={say('areas.quality.title')}
          rows={findings}
          keyOf={({ id }) => String(id)}
          columns={columnsOf(say)}
        />
      )}
    </Picture>
  );
}
