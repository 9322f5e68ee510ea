import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import { BoundariesDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { TILE_CLASSES } from '../look/theme.ts';
import { percent } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import { useSession } from '../session/useSession.ts';
import { Legend } from './Legend.tsx';
import { Picture } from './Picture.tsx';
import { shapesOf } from './shapes.ts';

interface BoundaryMapProps {
  province: string;
  sums: readonly { area?: { code: string } | null; moneyNeed: number; moneyUncovered: number }[];
}

const NOTHING = 'var(--mui-palette-own-hairline)';

/** The class of an uncovered share, 0 to 4, as in the tiles; null without a money need. */
function classOf(need: number, uncovered: number): number | null {
  return need === 0 ? null : Math.min(TILE_CLASSES.length - 1, Math.floor((uncovered / need) * TILE_CLASSES.length));
}

/** The districts on a map, where the operator has brought their outlines; else the operator is told how. */
export function BoundaryMap({ province, sums }: BoundaryMapProps) {
  const say = useWords();
  const isOperator = useSession().roles.some(({ role }) => role === 'ADMIN');
  const answer = useAsk(BoundariesDocument, { within: province });
  const map = answer.data?.data.areaBoundaries;
  if (!map) return null;
  const drawn = shapesOf(map.geoJson);
  // How outlines are brought is said to whoever can bring them.
  if (!drawn && !isOperator) return null;
  if (!drawn) {
    return (
      <Typography variant="body2" color="text.secondary" sx={{ mt: 2, maxWidth: '70ch' }}>
        {say('areas.map.none')} <code lang="zxx">npm run import</code>
      </Typography>
    );
  }
  const classes = new Map(sums.map((sum) => [sum.area?.code, classOf(sum.moneyNeed, sum.moneyUncovered)]));
  return (
    <Picture
      title={say('areas.map.title')}
      text={say('areas.map.text')}
      chart={
        <Box
          component="svg"
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          sx={{ width: '100%', maxWidth: drawn.width, height: 'auto', display: 'block' }}
        >
          {drawn.shapes.map(({ code, name, path }) => {
            const own = classes.get(code) ?? null;
            return (
              <path
                key={code}
                d={path}
                fillRule="evenodd"
                fill={own === null ? NOTHING : TILE_CLASSES[own]}
                stroke="var(--mui-palette-background-default)"
                strokeWidth={1}
              >
                <title lang="id">{name}</title>
              </path>
            );
          })}
        </Box>
      }
    >
      <Legend
        items={TILE_CLASSES.map((colour, at) => ({
          colour,
          name: say('areas.map.class', {
            from: percent(at / TILE_CLASSES.length),
            to: percent((at + 1) / TILE_CLASSES.length),
          }),
        }))}
      />
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {map.missingCount > 0 && say('areas.map.missing', { missing: map.missingCount })}{' '}
        <span lang="und">{map.sources.map(({ title, licence }) => `${title} (${licence})`).join('; ')}</span>
      </Typography>
    </Picture>
  );
}
