// Names of areas belong to one part of the hub: while it is away an answer of the others has areas without one.
import { NO_FIGURE } from '../language/formats.ts';

type Named = { name: string } | null | undefined;

export const nameOf = (area: Named): string => area?.name ?? NO_FIGURE;

export const namesOf = (areas: readonly Named[]): string =>
  areas.flatMap((area) => area?.name ?? []).join(', ') || NO_FIGURE;
