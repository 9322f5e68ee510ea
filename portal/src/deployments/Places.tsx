import { useWords } from '../language/useWords.ts';

interface Staffed {
  needed?: number | null;
  proposed: number;
  deployed: number;
}

/** How many of the places of a gap are filled; what nobody stated is said. */
export function Places({ staffing }: { staffing: Staffed | null | undefined }) {
  const say = useWords();
  if (!staffing) return <>—</>;
  const { needed, proposed, deployed } = staffing;
  return (
    <>
      {typeof needed === 'number'
        ? say('deployments.places', { deployed, needed })
        : say('deployments.places.unknown', { deployed })}
      {proposed > 0 && ` · ${say('deployments.places.proposed', { proposed })}`}
    </>
  );
}
