import type { Request, RequestHandler, Response, Router } from 'express';

import type { Store } from '#kit/database';
import { log } from '#kit/log';

import { openSnapshot } from '../../reading/open-snapshot.ts';
import { readReceiptCode } from '../receipts/pledge-receipt.rules.ts';
import { fetchPaper } from '../papers/paper-pass.commands.ts';
import { CHECK_POLICY, askPage, certificatePage, unknownPage } from './check-page.ts';
import { checkCertificate } from './contribution-certificate.queries.ts';

function send(response: Response, status: number, html: string): void {
  response.status(status).type('html');
  response.set({
    'content-security-policy': CHECK_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.send(html);
}

const asText = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** GET /check and /check/<code>: what anybody may know of a certificate. */
function check(store: Store): RequestHandler<{ code?: string }> {
  return async (request, response) => {
    const code = request.params.code ?? asText(request.query['code']);
    if (code === null) return send(response, 200, askPage());
    // Receipts are read at the portal; whoever types the code of one here means that.
    const receipt = readReceiptCode(code);
    if (receipt !== null) return response.redirect(303, `/v/${receipt}`);
    const read = openSnapshot(store);
    try {
      const certificate = await checkCertificate(read, code);
      if (!certificate) return send(response, 404, unknownPage());
      send(response, 200, certificatePage(certificate, asText(request.query['sha256'])));
    } catch (error) {
      log.error({ error: String(error) }, 'certificate check');
      response.status(503).type('text').send('Layanan sedang tidak tersedia. Coba lagi.');
    } finally {
      await read.end();
    }
  };
}

/** GET /files/<token> of a certificate or a receipt: its bytes, once. Addresses of other files go on to whoever knows them. */
function givePaper(store: Store): RequestHandler<{ token: string }> {
  return async (request: Request<{ token: string }>, response, next) => {
    const found = await fetchPaper(store.pool, request.params.token).catch((error: unknown) => {
      log.error({ error: String(error) }, 'file of a paper');
      return null;
    });
    if (!found) return next();
    response.attachment(`${found.code}.pdf`).type('application/pdf');
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    response.send(found.pdf);
  };
}

/** The public check of certificates, and the one-time addresses of papers. */
export function addCertificateRoutes(store: Store, router: Router): void {
  router.get('/check', check(store));
  router.get('/check/:code', check(store));
  router.get('/files/:token', givePaper(store));
}
