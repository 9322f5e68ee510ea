import { inflateSync } from 'node:zlib';

import { decodeQR } from 'qr/decode.js';

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

const PIXELS = 4;
const WHITE_MODULES = 4;

/** What a camera reads in the pattern on a paper: its dark squares, painted as they are drawn. */
export function addressInPdf(pdf: Buffer): string {
  const squares = drawingOf(pdf)
    .flatMap((page) => [...page.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)])
    .map(([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }))
    .filter(({ width, height }) => width === height);
  const side = squares[0]?.width ?? 1;
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
  const cells = squares.map(({ x, y }) => [Math.round((x - left) / side), Math.round((y - top) / side)] as const);
  const size = (Math.max(...cells.map(([x]) => x)) + 1 + 2 * WHITE_MODULES) * PIXELS;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (const [x, y] of cells) {
    for (let pixel = 0; pixel < PIXELS * PIXELS; pixel += 1) {
      const column = (x + WHITE_MODULES) * PIXELS + (pixel % PIXELS);
      const row = (y + WHITE_MODULES) * PIXELS + Math.floor(pixel / PIXELS);
      data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
    }
  }
  return decodeQR({ width: size, height: size, data });
}
