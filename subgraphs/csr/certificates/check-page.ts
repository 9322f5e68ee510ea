import { createHash } from 'node:crypto';

import { lineInWords, dayInWords, spanInWords } from '../papers/wording.rules.ts';
import { readHash, type CertificateStanding } from './contribution-certificate.rules.ts';
import type { CertificateCheckType } from './contribution-certificate.type.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}' +
  'small,[lang=en]{color:#52525b}th{text-align:left;vertical-align:top;padding:0 1.5rem .75rem 0}' +
  'td{padding-bottom:.75rem;overflow-wrap:anywhere}input{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}' +
  'button{font:inherit;padding:.4rem 1rem;margin-top:.5rem}.state{border-left:.4rem solid;padding:.5rem 1rem}' +
  '.good{border-color:#15803d}.bad{border-color:#b91c1c}.odd{border-color:#b45309}';

/** No script runs on these pages, and nothing is loaded from anywhere. */
export const CHECK_POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Indonesian, with the English under it. */
const both = (indonesian: string, english: string): string =>
  `${escaped(indonesian)}<br><small lang="en">${escaped(english)}</small>`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${both('Pemeriksaan sertifikat', 'Certificate check')}</h1>
${body}
</html>
`;

const ASK = `<form action="/check" method="get">
<label for="code">${both('Kode sertifikat', 'Code of the certificate')}</label>
<input id="code" name="code" required maxlength="40" autocomplete="off" placeholder="SRT-2026-000123-K7QFM2">
<button>${both('Periksa', 'Check')}</button>
</form>`;

/** The page that asks for a code. */
export const askPage = (): string => page('Pemeriksaan sertifikat', ASK);

/** The page for a code that no certificate has. */
export const unknownPage = (): string =>
  page(
    'Sertifikat tidak ditemukan',
    `<p class="state bad">${both('Tidak ada sertifikat dengan kode ini.', 'No certificate has this code.')}</p>${ASK}`,
  );

const STANDINGS: Record<CertificateStanding, [mood: string, id: string, en: string]> = {
  STANDS: ['good', 'Sertifikat ini berlaku.', 'This certificate stands.'],
  UNDER_REVIEW: ['odd', 'Sertifikat ini sedang ditinjau.', 'This certificate is under review.'],
  REVOKED: ['bad', 'Sertifikat ini sudah dicabut.', 'This certificate was revoked.'],
};

function standing({ standing: state, revokedOn, revocationReason, isDemo }: CertificateCheckType): string {
  const [mood, id, en] = STANDINGS[state];
  const day = revokedOn === null ? null : dayInWords(revokedOn);
  const why = day
    ? `<p>${both(`Dicabut ${day.ID}: ${revocationReason}`, `Revoked on ${day.EN}; the reason stands above.`)}</p>`
    : '';
  const demo = isDemo
    ? `<p><strong>${both('Data contoh, bukan dokumen resmi.', 'Demonstration data.')}</strong></p>`
    : '';
  return `<p class="state ${mood}"><strong>${both(id, en)}</strong></p>${why}${demo}`;
}

function compared({ code, sha256 }: CertificateCheckType, typed: string | null): string {
  const hash = typed === null ? null : readHash(typed);
  const verdict =
    typed === null
      ? ''
      : hash === null
        ? `<p class="state odd" role="status">${both('Itu bukan SHA-256: 64 angka heksadesimal.', 'That is no SHA-256: 64 hexadecimal digits.')}</p>`
        : hash === sha256
          ? `<p class="state good" role="status">${both('Cocok: berkas Anda adalah berkas yang diterbitkan.', 'It matches: your file is the one that was issued.')}</p>`
          : `<p class="state bad" role="status">${both('Tidak cocok: berkas Anda berbeda.', 'It does not match: your file is another one.')}</p>`;
  return `<h2>${both('Bandingkan berkas', 'Compare a file')}</h2>${verdict}
<p>${both('Hitung SHA-256 berkas Anda, lalu tempel di sini:', 'Compute the SHA-256 of your file, and paste it here:')}<br>
<code>sha256sum sertifikat.pdf</code> (Linux), <code>shasum -a 256 sertifikat.pdf</code> (macOS),
<code>certutil -hashfile sertifikat.pdf SHA256</code> (Windows)</p>
<form action="/check/${escaped(code)}" method="get">
<label for="sha256">SHA-256</label>
<input id="sha256" name="sha256" required maxlength="200" autocomplete="off">
<button>${both('Bandingkan', 'Compare')}</button>
</form>`;
}

/** The page of one certificate: what it says, whether it stands, and a place to compare a file. */
export function certificatePage(certificate: CertificateCheckType, typed: string | null): string {
  const row = (id: string, en: string, cell: string) => `<tr><th scope="row">${both(id, en)}</th><td>${cell}</td></tr>`;
  const span = spanInWords(certificate.firstReceivedOn, certificate.lastReceivedOn);
  const day = dayInWords(certificate.issuedOn);
  const anonymous = both('Tidak ditampilkan atas permintaan perusahaan', 'Not shown at the wish of the company');
  const rows = [
    row('Kode', 'Code', `<code>${escaped(certificate.code)}</code>`),
    row('Perusahaan', 'Company', certificate.companyName === null ? anonymous : escaped(certificate.companyName)),
    row(
      'Yang disalurkan',
      'What was given',
      certificate.lines
        .map((line) => lineInWords(line))
        .map(({ ID, EN }) => both(ID, EN))
        .join('<br>'),
    ),
    row('Wilayah', 'Areas', escaped(certificate.areas.map(({ code }) => code).join(', '))),
    row('Diterima', 'Received', both(span.ID, span.EN)),
    row('Diterbitkan', 'Issued', both(`${day.ID}, ${certificate.issuer}`, `${day.EN}, ${certificate.issuer}`)),
    row('SHA-256', 'SHA-256', `<code>${escaped(certificate.sha256)}</code>`),
  ];
  return page(
    `Sertifikat ${certificate.code}`,
    `${standing(certificate)}<table>${rows.join('')}</table>${compared(certificate, typed)}`,
  );
}
