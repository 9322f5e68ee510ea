import { DemoDataDocument } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';

/** What the gateway wrote into the page, so that nothing moves when the answer comes: "yes", "no", or something else. */
const said = document.querySelector<HTMLMetaElement>('meta[name="demo-data"]')?.content;
const isSaid = said === 'yes' || said === 'no';

/** Whether the hub holds invented rows. */
export function useDemo(): boolean {
  const { data } = useAsk(DemoDataDocument, {}, { isKept: true, enabled: !isSaid });
  return isSaid ? said === 'yes' : (data?.data.gapAreas?.nodes ?? []).length > 0;
}
