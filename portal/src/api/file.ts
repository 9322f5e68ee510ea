import { bearer } from '../session/session.ts';
import { HubFault } from './request.ts';

export interface FileForm {
  format: 'xlsx' | 'csv';
  /** The mark between the columns of a CSV; ";" is what Excel in Indonesian wants. */
  separator?: ',' | ';';
}

/** Asks the gateway for a list as a file, with the reader's own rights, and hands it to the browser to be saved. */
export async function saveList(query: string, variables: object, form: FileForm): Promise<void> {
  const token = await bearer();
  let response: Response;
  try {
    response = await fetch('/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables, ...form }),
    });
  } catch {
    throw new HubFault('OFFLINE', [], null);
  }
  if (!response.ok) throw new HubFault('SERVICE_UNAVAILABLE', [], response.headers.get('x-request-id'));
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name ?? `simpul.${form.format}`;
  link.click();
  URL.revokeObjectURL(address);
}
