import { bearer } from '../session/session.ts';
import { bodyOf, HubFault, type Document, type Fault } from './request.ts';

export interface FileForm {
  format: 'xlsx' | 'csv';
  /** The mark between the columns of a CSV; ";" is what Excel in Indonesian wants. */
  separator?: ',' | ';';
}

/** Asks the gateway for a list as a file, with the reader's own rights. */
export async function askForFile(question: Document, variables: object, form: FileForm): Promise<Response> {
  const token = await bearer();
  return fetch('/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ ...bodyOf(question, variables), ...form }),
  });
}

/** Asks for a list as a file, and hands it to the browser to be saved. */
export async function saveList(question: Document, variables: object, form: FileForm): Promise<void> {
  const response = await askForFile(question, variables, form).catch(() => {
    throw new HubFault('OFFLINE', [], null);
  });
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as { errors?: readonly Fault[] };
    const code = told.errors?.[0]?.extensions?.code ?? 'SERVICE_UNAVAILABLE';
    throw new HubFault(code, told.errors ?? [], response.headers.get('x-request-id'));
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name ?? `simpul.${form.format}`;
  link.click();
  URL.revokeObjectURL(address);
}
