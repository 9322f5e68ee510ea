import { Link } from '@tanstack/react-router';

import { Unseen } from '../frame/Unseen.tsx';
import { NO_FIGURE, percent } from '../language/formats.ts';
import { useWords } from '../language/useWords.ts';
import type { Place } from './layouts.ts';
import { classOf, uncoveredPercent, type TileArea } from './tiles.ts';

/** The one where there is room for it, the other where there is not. */
function Either({ wide, narrow }: { wide: string; narrow: string }) {
  return (
    <>
      <span data-room="wide">{wide}</span>
      <span data-room="narrow">{narrow}</span>
    </>
  );
}

interface TileProps {
  place: Place;
  /** Its figures; none where the hub has no gap there. */
  area: TileArea | undefined;
  isChosen: boolean;
  /** True while the figures are on their way. */
  isBusy: boolean;
  /** True where many stand in a row: words give way to a dash. */
  isTight: boolean;
  /** True where few stand in a row: even a phone has room for the name. */
  isRoomy: boolean;
}

/**
 * One area: a link that carries its name, the uncovered share in print, and whether it is the one looked at. How it
 * looks stands with the grid, once for all of them (`tileStyles.ts`).
 */
export function Tile({ place, area, isChosen, isBusy, isTight, isRoomy }: TileProps) {
  const say = useWords();
  const share = area ? uncoveredPercent(area) : null;
  const isKnown = share !== null;
  const printed = isKnown ? percent(share / 100) : say('coverage.tiles.noData');
  return (
    <li style={{ gridRow: place.row, gridColumn: place.column }}>
      <Link
        to="/kesenjangan"
        search={(before) => ({ ...before, wilayah: place.code })}
        title={area?.name ?? place.name}
        aria-current={isChosen ? 'true' : undefined}
        data-fill={isKnown ? classOf(share) : 'none'}
      >
        <span aria-hidden="true">{isRoomy ? place.name : <Either wide={place.name} narrow={place.short} />}</span>
        <Unseen>
          {area?.name ?? place.name}: {isKnown ? say('coverage.tiles.value', { share: printed }) : printed}
        </Unseen>
        {!isBusy && (
          <strong aria-hidden="true">
            {isTight && !isKnown ? <Either wide={printed} narrow={NO_FIGURE} /> : printed}
          </strong>
        )}
      </Link>
    </li>
  );
}
