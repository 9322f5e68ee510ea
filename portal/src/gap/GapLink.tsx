import { PlaceLink } from '../frame/Header.tsx';
import { NO_FIGURE } from '../language/formats.ts';

/** The way to a gap; a dash while the part of the hub that knows its title is away. */
export function GapLink({ gap }: { gap: { code: string; title: string } | null | undefined }) {
  if (!gap) return <span>{NO_FIGURE}</span>;
  return (
    <PlaceLink to="/kesenjangan/$code" params={{ code: gap.code }} lang="id">
      {gap.title}
    </PlaceLink>
  );
}
