import { inflateSync } from 'node:zlib';

/** What the pages of a PDF draw, unpacked. */
export function drawingOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/(<<[^>]*>>)\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, head = '', body = '']) =>
    head.includes('/FlateDecode') ? [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')] : [],
  );
}

const written = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1');

/** The words of a PDF that the hub wrote (standard fonts, so the bytes of a text are its letters), line by line. */
export const linesOfPdf = (pdf: Buffer): string[] =>
  drawingOf(pdf).flatMap((page) =>
    [...page.matchAll(/\[((?:<[0-9a-f]*>|[-\d. ])+)\] TJ/g)].map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => written(hex)).join(''),
    ),
  );
