import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { day } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import { useWords } from '../language/useWords.ts';
import { RecordList, type Column } from '../records/RecordList.tsx';
import { byGap } from './matrix.ts';
import type { Brief } from './useWholeBrief.ts';

type Doubt = NonNullable<Brief['needs']>['doubts']['nodes'][number];

/** Gap areas that are doubtful in the same way, for the same reasons. */
interface Alike {
  key: string;
  doubts: readonly Doubt[];
  gaps: string[];
}

/** Gaps with the same reasons and sources stand in one row, so that the page stays short. */
function alikeOf(doubts: readonly Doubt[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const [code, own] of byGap(doubts)) {
    const key = own.map(({ factor, textId, sourceTitles }) => [factor, textId, ...sourceTitles].join('|')).join('||');
    const alike = found.get(key) ?? { key, doubts: own, gaps: [] };
    alike.gaps.push(code);
    found.set(key, alike);
  }
  return [...found.values()];
}

function columnsOf(say: ReturnType<typeof useWords>, titles: ReadonlyMap<string, string>): Column<Alike>[] {
  return [
    {
      key: 'why',
      title: say('briefs.doubts.why'),
      cell: ({ doubts }) => (
        <Box component="ul" sx={{ m: 0, pl: 2 }}>
          {doubts.map(({ factor, textId, textEn }) => (
            <li key={factor}>{currentLanguage() === 'en' ? textEn : textId}</li>
          ))}
        </Box>
      ),
    },
    {
      key: 'sources',
      title: say('briefs.doubts.sources'),
      cell: ({ doubts }) => {
        const asOf = doubts.find((row) => row.asOf)?.asOf;
        return (
          <>
            <span lang="und">{[...new Set(doubts.flatMap(({ sourceTitles }) => sourceTitles))].join('; ')}</span>
            {asOf && ` (${day(asOf)})`}
          </>
        );
      },
    },
    {
      key: 'gaps',
      title: say('briefs.doubts.gaps'),
      cell: ({ gaps }) => <span lang="id">{gaps.map((code) => titles.get(code) ?? code).join('; ')}</span>,
    },
  ];
}

/** Which figures rest on doubtful sources, why, and which gap areas they are behind. */
export function Doubts({ brief }: { brief: Brief }) {
  const say = useWords();
  const titles = new Map(brief.needs?.gaps.nodes.map(({ code, title }) => [code, title]));
  const rows = alikeOf(brief.needs?.doubts.nodes ?? []);
  if (rows.length === 0) return <Typography>{say('briefs.doubts.none')}</Typography>;
  return (
    <RecordList
      caption={say('briefs.doubts.title')}
      rows={rows}
      keyOf={({ key }) => key}
      columns={columnsOf(say, titles)}
    />
  );
}
