import { useQueries } from '@tanstack/react-query';

import { PersonnelTypesDocument, RegisterOfTypeDocument } from '../api/generated/graphql.ts';
import { ask } from '../api/request.ts';
import { keyOf, useAsk } from '../api/useAsk.ts';
import { hubLanguage } from '../language/language.ts';
import { useSession } from '../session/useSession.ts';

export interface RegisterColumn {
  /** The code of the type; null for all of them together. */
  type: string | null;
  label: string;
  /** The registered people by area code; without an entry where it cannot be had. */
  counts: ReadonlyMap<string, number>;
}

export interface Register {
  isPending: boolean;
  rows: readonly { code: string; name: string }[];
  columns: readonly RegisterColumn[];
  /** The code of the area that the rows are part of. */
  area: string;
}

/** The registered people of an area and its parts, type by type: the types are rows of the hub, not known here. */
export function useRegister(area: string, allTypes: string): Register {
  const { subject } = useSession();
  const types = useAsk(PersonnelTypesDocument, { lang: hubLanguage() }, { isKept: true });
  const asked = [
    { type: null, label: allTypes },
    ...(types.data?.data.personnelTypes ?? [])
      .filter(({ isOrganisation }) => !isOrganisation)
      .map(({ code, label }) => ({ type: code, label })),
  ];
  const answers = useQueries({
    queries: asked.map(({ type }) => ({
      queryKey: keyOf(RegisterOfTypeDocument, { area, type }, subject),
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(RegisterOfTypeDocument, { area, type }, signal),
    })),
  });
  const columns = asked.map(({ type, label }, at) => {
    const found = answers[at]?.data?.data.area;
    const counted = [found, ...(found?.children.nodes ?? [])].flatMap((one) => {
      const registered = one?.staffingRatio?.registered;
      return one && registered !== null && registered !== undefined ? [[one.code, registered] as const] : [];
    });
    return { type, label, counts: new Map(counted) };
  });
  return {
    isPending: types.isPending || answers.some(({ isPending }) => isPending),
    rows: answers[0]?.data?.data.area?.children.nodes ?? [],
    columns,
    area,
  };
}
