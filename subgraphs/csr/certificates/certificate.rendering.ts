import PdfDocument from 'pdfkit';

import type { LocalDate } from '#kit/dates';

import type { CertifiedLine } from './contribution-certificate.rules.ts';
import { dayInWords, lineInWords, spanInWords } from './wording.rules.ts';

/** Everything that stands on a certificate; the same words give the same bytes. */
export interface CertificateWording {
  code: string;
  companyName: string;
  issuer: string;
  lines: readonly CertifiedLine[];
  areas: readonly string[];
  firstReceivedOn: LocalDate;
  lastReceivedOn: LocalDate;
  issuedOn: LocalDate;
  isDemo: boolean;
  /**
   * A secret of this one certificate, printed on it and kept nowhere else. Its hash is public: without the seal one could
   * print the same page for each company of a district, and see by the hash whose it is.
   */
  seal: string;
}

// The standard fonts of PDF hold the letters of western Europe.
const printable = (text: string): string => text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');

const GREEN = '#14532d';
const GREY = '#52525b';

function bilingual(page: PDFKit.PDFDocument, indonesian: string, english: string): void {
  page.font('Helvetica').fontSize(11).fillColor('black').text(printable(indonesian), { align: 'center' });
  page.font('Helvetica-Oblique').fontSize(9).fillColor(GREY).text(printable(english), { align: 'center' });
  page.moveDown(0.8);
}

function heading(page: PDFKit.PDFDocument, { code, isDemo }: CertificateWording): void {
  page.rect(30, 30, 535, 782).lineWidth(1.5).stroke(GREEN);
  page.y = 80;
  if (isDemo) {
    page.font('Helvetica-Bold').fontSize(12).fillColor('#b91c1c');
    page.text('CONTOH: data demonstrasi, bukan dokumen resmi (DEMO)', { align: 'center' }).moveDown(1);
  }
  page.font('Helvetica-Bold').fontSize(22).fillColor(GREEN).text('SERTIFIKAT KONTRIBUSI TJSL', { align: 'center' });
  page.font('Helvetica-Oblique').fontSize(12).fillColor(GREY);
  page.text('Certificate of Contribution (corporate social responsibility)', { align: 'center' }).moveDown(0.5);
  page.font('Courier-Bold').fontSize(13).fillColor('black').text(code, { align: 'center' }).moveDown(2);
}

function contribution(page: PDFKit.PDFDocument, wording: CertificateWording): void {
  bilingual(page, 'Diberikan kepada', 'Given to');
  page.font('Helvetica-Bold').fontSize(18).fillColor('black').text(printable(wording.companyName), { align: 'center' });
  page.moveDown(1.2);
  bilingual(page, 'atas penyaluran yang telah diterima dan diperiksa:', 'for what was received and verified:');
  for (const line of wording.lines) {
    const { ID, EN } = lineInWords(line);
    bilingual(page, ID, EN);
  }
  const areas = wording.areas.join(', ');
  bilingual(page, `Wilayah: ${areas}`, `Areas: ${areas}`);
  const span = spanInWords(wording.firstReceivedOn, wording.lastReceivedOn);
  bilingual(page, `Diterima: ${span.ID}`, `Received: ${span.EN}`);
  const day = dayInWords(wording.issuedOn);
  page.moveDown(1);
  bilingual(page, `Diterbitkan oleh ${wording.issuer}, ${day.ID}`, `Issued by ${wording.issuer}, ${day.EN}`);
}

const FOOTER_AT = 690;

function footer(page: PDFKit.PDFDocument, { code, seal }: CertificateWording): void {
  // What was given may take more than a page; the footer is drawn over nothing.
  if (page.y > FOOTER_AT) page.addPage();
  page.y = FOOTER_AT;
  bilingual(
    page,
    `Periksa keaslian di /check/${code}: bandingkan SHA-256 berkas ini.`,
    `Verify at /check/${code}: compare the SHA-256 of this file.`,
  );
  bilingual(
    page,
    'Bukan bukti potong pajak. Forum tidak menyimpan uang; sertifikat ini menerangkan penyaluran.',
    'No tax receipt. The forum holds no money; this certificate tells of a delivery.',
  );
  page.font('Courier').fontSize(7).fillColor(GREY).text(`Segel / seal ${seal}`, { align: 'center' });
}

/** Draws a certificate: fixed dates and standard fonts only, so that the same wording gives the same bytes. */
export async function renderCertificate(wording: CertificateWording): Promise<Buffer> {
  const issued = new Date(`${wording.issuedOn}T00:00:00Z`);
  const info = {
    Title: `Sertifikat kontribusi ${wording.code}`,
    Creator: 'Simpul',
    Producer: 'Simpul',
    CreationDate: issued,
    ModDate: issued,
  };
  const page = new PdfDocument({ size: 'A4', margin: 60, info, lang: 'id', pdfVersion: '1.7' });
  const pieces: Buffer[] = [];
  const done = new Promise<void>((finished, failed) => {
    page.on('data', (piece: Buffer) => void pieces.push(piece));
    page.on('end', finished);
    page.on('error', failed);
  });
  heading(page, wording);
  contribution(page, wording);
  footer(page, wording);
  page.end();
  await done;
  return Buffer.concat(pieces);
}
