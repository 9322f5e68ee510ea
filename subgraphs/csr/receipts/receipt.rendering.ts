import type { Rupiah } from '#kit/amount';
import type { LocalDate } from '#kit/dates';
import type { Words } from '#kit/refusal';

import { bilingual, drawPaper, footer, heading, nameOf, type Page } from '../papers/paper.rendering.ts';
import { dayInWords, flowsInWords, instantInWords, lineInWords } from '../papers/wording.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import type { ReceiptLine } from './pledge-receipt.rules.ts';

/** A line of a receipt with the place it is for. */
export type PrintedLine = ReceiptLine & { place: string };

/** Everything that stands on a receipt; the same words give the same bytes. */
export interface ReceiptWording {
  code: string;
  /** Where anybody checks it. */
  address: string;
  pledgeCode: string;
  companyName: string;
  issuer: string;
  flow: Flow;
  lines: readonly PrintedLine[];
  instalments: readonly { dueOn: LocalDate; amount: Rupiah }[];
  submittedAt: string;
  submittedOn: LocalDate;
  heldUntil: LocalDate | null;
  issuedOn: LocalDate;
  isDemo: boolean;
  /** As on a certificate: nobody composes the same page to see by the public hash whose it is. */
  seal: string;
}

const TITLE = { ID: 'TANDA TERIMA IKRAR', EN: 'Receipt of a pledge (corporate social responsibility)' };

function lineTold(line: PrintedLine): Words {
  const asked = lineInWords({ ...line, amount: line.requestedAmount });
  if (line.isWaitlisted) {
    return { ID: `${asked.ID}, masuk daftar cadangan`, EN: `${asked.EN}, on the waiting list` };
  }
  if (line.amount === line.requestedAmount) return asked;
  const held = lineInWords(line);
  return { ID: `${held.ID}, dari permintaan ${asked.ID}`, EN: `${held.EN}, of ${asked.EN} that was asked` };
}

function promise(page: Page, wording: ReceiptWording): void {
  bilingual(page, { ID: 'Telah diterima ikrar dari', EN: 'A pledge was received from' });
  nameOf(page, wording.companyName);
  const at = instantInWords(wording.submittedAt, wording.submittedOn);
  bilingual(page, {
    ID: `Kode ikrar ${wording.pledgeCode}, dikirim ${at.ID}`,
    EN: `Pledge ${wording.pledgeCode}, submitted ${at.EN}`,
  });
  for (const line of wording.lines) {
    bilingual(page, lineTold(line));
    bilingual(page, { ID: `untuk ${line.place}`, EN: `for ${line.place}` });
  }
  bilingual(page, flowsInWords([wording.flow]));
  for (const { dueOn, amount } of wording.instalments) {
    const money = lineInWords({ kind: 'MONEY', item: null, unit: 'IDR', amount });
    const day = dayInWords(dueOn);
    bilingual(page, { ID: `Termin ${day.ID}: ${money.ID}`, EN: `Instalment ${day.EN}: ${money.EN}` });
  }
}

function next(page: Page, { heldUntil, issuer, issuedOn }: ReceiptWording): void {
  if (heldUntil !== null) {
    const day = dayInWords(heldUntil);
    bilingual(page, {
      ID: `Jumlah ini disisihkan sampai ${day.ID} sambil diperiksa koordinator.`,
      EN: `It is held until ${day.EN} while the coordinator checks it.`,
    });
  }
  const day = dayInWords(issuedOn);
  bilingual(page, { ID: `Diterima oleh ${issuer}; dicetak ${day.ID}`, EN: `Received by ${issuer}; printed ${day.EN}` });
}

/** Draws a receipt. */
export const renderReceipt = (wording: ReceiptWording): Promise<Buffer> =>
  drawPaper({ title: `Tanda terima ikrar ${wording.code}`, day: wording.issuedOn }, (page) => {
    heading(page, TITLE, wording);
    promise(page, wording);
    next(page, wording);
    footer(page, wording, {
      ID: 'Bukan bukti pembayaran. Forum tidak menyimpan uang; ini mencatat janji, bukan penyaluran.',
      EN: 'No proof of payment. The forum holds no money; this records a promise, no delivery.',
    });
  });
