import { DemoDataDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';

/** Whether the hub holds invented rows. */
export function useDemo(): boolean {
  const { data } = useAsk(DemoDataDocument, {}, { isKept: true });
  return data?.data.companies?.nodes[0]?.isDemo ?? false;
}
