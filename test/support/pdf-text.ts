import { inflateSync } from 'node:zlib';

/** The words of a PDF made with the standard fonts, as they are drawn: its streams unpacked, their strings joined. */
export function pdfText(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const drawn = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream = '']) => {
    const bytes = Buffer.from(stream, 'latin1');
    try {
      return inflateSync(bytes).toString('latin1');
    } catch {
      // A stream that is not packed.
      return stream;
    }
  });
  const lines = drawn.flatMap((page) => [...page.matchAll(/\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g)]);
  return lines
    .map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    )
    .join('\n');
}
