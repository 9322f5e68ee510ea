/** What the hub takes as evidence: documents and photos, at most 10 MiB. */
const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
export const ACCEPTED = MEDIA_TYPES.join(',');
const LARGEST = 10 * 1024 * 1024;

export type FileProblem = 'TYPE' | 'LARGE' | 'EMPTY';

/** Why a file is not sent at all, or null. */
export function problemOfFile({ type, size }: { type: string; size: number }): FileProblem | null {
  if (!MEDIA_TYPES.includes(type)) return 'TYPE';
  if (size > LARGEST) return 'LARGE';
  return size === 0 ? 'EMPTY' : null;
}

/** The SHA-256 of a file, as the hub wants it announced. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type PutFault = 'OFFLINE' | 'REFUSED' | 'AWAY';

/** Puts the bytes to their one-time address and tells how far it is; null when they arrived. */
export function putBytes(address: string, file: Blob, onProgress: (share: number) => void): Promise<PutFault | null> {
  return new Promise((resolve) => {
    // fetch cannot tell how much of a body has gone out.
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('content-type', file.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(null);
      else resolve(request.status >= 500 || request.status === 429 ? 'AWAY' : 'REFUSED');
    });
    request.addEventListener('error', () => resolve('OFFLINE'));
    request.send(file);
  });
}
