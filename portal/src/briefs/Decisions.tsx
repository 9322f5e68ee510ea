import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { NO_FIGURE, day, rupiah } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { OutcomeTag } from '../meetings/OutcomeTag.tsx';
import { RecordList, type Column } from '../records/RecordList.tsx';
import type { Matrix } from './matrix.ts';
import type { Brief } from './useWholeBrief.ts';

type Say = ReturnType<typeof useWords>;
type Open = NonNullable<Brief['needs']>['decisions']['nodes'][number];

/** What the meeting has to decide about, each with the hub's own figure. */
function pointsOf({ needs, coverage, staffing }: Brief, matrix: Matrix, say: Say): string[] {
  const money = coverage?.totals.find(({ kind }) => kind === 'MONEY');
  const doubted = new Set(needs?.doubts.nodes.map(({ gapCode }) => gapCode)).size;
  return [
    money && money.uncovered > 0
      ? say('briefs.point.money', { left: rupiah(money.uncovered), need: rupiah(money.need) })
      : null,
    coverage && matrix.empty > 0 ? say('briefs.point.empty', { gaps: matrix.empty }) : null,
    coverage && coverage.late.totalCount > 0 ? say('briefs.point.late', { late: coverage.late.totalCount }) : null,
    staffing && staffing.totals.missing > 0
      ? say('briefs.point.people', { missing: staffing.totals.missing, needed: staffing.totals.needed })
      : null,
    doubted > 0 ? say('briefs.point.doubts', { gaps: doubted, all: needs?.gapCount ?? 0 }) : null,
  ].filter((point) => point !== null);
}

/** A decision that was left open: what, who, until when. */
function columnsOf(say: Say): Column<Open>[] {
  return [
    { key: 'text', title: say('meetings.outcome.text'), cell: ({ text }) => <span lang="id">{text}</span> },
    {
      key: 'owner',
      title: say('meetings.outcome.owner'),
      cell: ({ institution }) => <span lang="id">{institution}</span>,
    },
    {
      key: 'due',
      title: say('meetings.outcome.due'),
      cell: ({ dueOn }) => (dueOn ? day(dueOn) : NO_FIGURE),
    },
    {
      key: 'status',
      title: say('meetings.outcome.status'),
      cell: ({ status, isOverdue }) => <OutcomeTag status={status} isOverdue={isOverdue} />,
    },
  ];
}

/** What has to be decided, and what earlier meetings left open. */
export function Decisions({ brief, matrix }: { brief: Brief; matrix: Matrix }) {
  const say = useWords();
  const points = pointsOf(brief, matrix, say);
  const open = brief.needs?.decisions.nodes ?? [];
  return (
    <>
      {points.length === 0 && <Typography>{say('briefs.point.none')}</Typography>}
      <Box component="ol" sx={{ mt: 0, mb: 3, pl: 3, '& li': { mb: 0.75 } }}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </Box>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {say('briefs.open')}
      </Typography>
      {open.length === 0 && <Typography>{say('briefs.open.none')}</Typography>}
      {open.length > 0 && (
        <RecordList caption={say('briefs.open')} rows={open} keyOf={({ code }) => code} columns={columnsOf(say)} />
      )}
    </>
  );
}
