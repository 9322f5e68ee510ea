import type { LocalDate } from '#kit/dates';

import { bilingual, drawPaper, footer, heading, nameOf, type Page } from '../papers/paper.rendering.ts';
import { dayInWords, flowsInWords, lineInWords, spanInWords } from '../papers/wording.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import type { CertifiedLine } from './contribution-certificate.rules.ts';

/** Everything that stands on a certificate; the same words give the same bytes. */
export interface CertificateWording {
  code: string;
  /** Where anybody checks it. */
  address: string;
  companyName: string;
  issuer: string;
  lines: readonly CertifiedLine[];
  /** Whether what was given was new to the hub. */
  flows: readonly Flow[];
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

const TITLE = {
  ID: 'SERTIFIKAT KONTRIBUSI TJSL',
  EN: 'Certificate of Contribution (corporate social responsibility)',
};

function contribution(page: Page, wording: CertificateWording): void {
  bilingual(page, { ID: 'Diberikan kepada', EN: 'Given to' });
  nameOf(page, wording.companyName);
  bilingual(page, {
    ID: 'atas penyaluran yang telah diterima dan diperiksa:',
    EN: 'for what was received and verified:',
  });
  for (const line of wording.lines) bilingual(page, lineInWords(line));
  bilingual(page, flowsInWords(wording.flows));
  const areas = wording.areas.join(', ');
  bilingual(page, { ID: `Wilayah: ${areas}`, EN: `Areas: ${areas}` });
  const span = spanInWords(wording.firstReceivedOn, wording.lastReceivedOn);
  bilingual(page, { ID: `Diterima: ${span.ID}`, EN: `Received: ${span.EN}` });
  const day = dayInWords(wording.issuedOn);
  page.moveDown(1);
  const { issuer } = wording;
  bilingual(page, { ID: `Diterbitkan oleh ${issuer}, ${day.ID}`, EN: `Issued by ${issuer}, ${day.EN}` });
}

/** Draws a certificate. */
export const renderCertificate = (wording: CertificateWording): Promise<Buffer> =>
  drawPaper({ title: `Sertifikat kontribusi ${wording.code}`, day: wording.issuedOn }, (page) => {
    heading(page, TITLE, wording);
    contribution(page, wording);
    footer(page, wording, {
      ID: 'Bukan bukti potong pajak. Forum tidak menyimpan uang; sertifikat ini menerangkan penyaluran.',
      EN: 'No tax receipt. The forum holds no money; this certificate tells of a delivery.',
    });
  });
