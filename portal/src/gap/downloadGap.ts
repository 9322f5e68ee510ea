import { askForFile } from '../api/file.ts';
import { GapFileDocument } from '../api/generated/graphql.ts';

/** Brings the gap as a spreadsheet; false where that did not work. */
export async function downloadGap({ id, code }: { id: string; code: string }): Promise<boolean> {
  try {
    const answer = await askForFile(GapFileDocument, { ids: [id] }, { format: 'xlsx' });
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
