import { bearer } from '../session/session.ts';

/** What the file holds: the account of each need of one gap, as on the page. */
const QUERY = `query GapFile($ids: [ID!]) {
  gapAreas(filter: { ids: $ids }) {
    nodes {
      code title status deadline
      area { code name }
      coverage { version asOf lines { kind item unit need budget delivered committed uncovered held open overCovered } }
    }
  }
}`;

/** Brings the gap as a spreadsheet; false where that did not work. */
export async function downloadGap({ id, code }: { id: string; code: string }): Promise<boolean> {
  try {
    const token = await bearer();
    const answer = await fetch('/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query: QUERY, variables: { ids: [id] }, format: 'xlsx' }),
    });
    if (!answer.ok) return false;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = `${code}.xlsx`;
    link.click();
    URL.revokeObjectURL(link.href);
    return true;
  } catch {
    return false;
  }
}
