import { encodeQR } from 'qr';

import type { LocalDate } from '#kit/dates';
import type { Words } from '#kit/refusal';

export type Page = PDFKit.PDFDocument;

export const GREEN = '#14532d';
const GREY = '#52525b';

// The standard fonts of PDF hold the letters of western Europe.
export const printable = (text: string): string => text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');

/** A sentence in Indonesian, with the English under it. */
export function bilingual(page: Page, { ID, EN }: Words): void {
  page.font('Helvetica').fontSize(11).fillColor('black').text(printable(ID), { align: 'center' });
  page.font('Helvetica-Oblique').fontSize(9).fillColor(GREY).text(printable(EN), { align: 'center' });
  page.moveDown(0.8);
}

/** What stands at the head of a paper: what it is, its code, and whether it is only a demonstration. */
export function heading(page: Page, title: Words, { code, isDemo }: { code: string; isDemo: boolean }): void {
  page.rect(30, 30, 535, 782).lineWidth(1.5).stroke(GREEN);
  page.y = 80;
  if (isDemo) {
    page.font('Helvetica-Bold').fontSize(12).fillColor('#b91c1c');
    page.text('CONTOH: data demonstrasi, bukan dokumen resmi (DEMO)', { align: 'center' }).moveDown(1);
  }
  page.font('Helvetica-Bold').fontSize(22).fillColor(GREEN).text(title.ID, { align: 'center' });
  page.font('Helvetica-Oblique').fontSize(12).fillColor(GREY).text(title.EN, { align: 'center' }).moveDown(0.5);
  page.font('Courier-Bold').fontSize(13).fillColor('black').text(code, { align: 'center' }).moveDown(1.5);
}

/** The name of the company, large. */
export function nameOf(page: Page, name: string): void {
  page.font('Helvetica-Bold').fontSize(18).fillColor('black').text(printable(name), { align: 'center' });
  page.moveDown(1);
}

const FOOTER_AT = 665;
const QR_SIZE = 108;

/** The address as a pattern for a camera, in the corner, with the white around it that cameras want. */
function pattern(page: Page, address: string): void {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 4 });
  const side = QR_SIZE / rows.length;
  const { left } = page.page.margins;
  rows.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) page.rect(left + x * side, FOOTER_AT + y * side, side, side);
    });
  });
  page.fill('black');
}

/** How a paper is checked and what it is not; the seal makes its hash one that nobody composes. */
export function footer(page: Page, { address, seal }: { address: string; seal: string }, note: Words): void {
  // What was given may take more than a page; the footer is drawn over nothing.
  if (page.y > FOOTER_AT - 10) page.addPage();
  pattern(page, address);
  const check = {
    ID: `Periksa keaslian di ${address}: bandingkan SHA-256 berkas ini.`,
    EN: `Verify at ${address}: compare the SHA-256 of this file.`,
  };
  page.x = page.page.margins.left + QR_SIZE + 12;
  page.y = FOOTER_AT + 10;
  for (const { ID, EN } of [check, note]) {
    page.font('Helvetica').fontSize(9).fillColor('black').text(printable(ID));
    page.font('Helvetica-Oblique').fontSize(8).fillColor(GREY).text(printable(EN)).moveDown(0.6);
  }
  page.font('Courier').fontSize(7).fillColor(GREY).text(`Segel / seal ${seal}`);
}

/** Draws a paper: fixed dates and standard fonts only, so that the same words give the same bytes. */
export async function drawPaper(
  { title, day }: { title: string; day: LocalDate },
  draw: (page: Page) => void,
): Promise<Buffer> {
  const issued = new Date(`${day}T00:00:00Z`);
  const info = { Title: title, Creator: 'Simpul', Producer: 'Simpul', CreationDate: issued, ModDate: issued };
  // Its fonts are worth loading when there is something to draw.
  const { default: PdfDocument } = await import('pdfkit');
  const page = new PdfDocument({ size: 'A4', margin: 60, info, lang: 'id', pdfVersion: '1.7' });
  const pieces: Buffer[] = [];
  const done = new Promise<void>((finished, failed) => {
    page.on('data', (piece: Buffer) => void pieces.push(piece));
    page.on('end', finished);
    page.on('error', failed);
  });
  draw(page);
  page.end();
  await done;
  return Buffer.concat(pieces);
}
