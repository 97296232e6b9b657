/** Addresses that people type or scan, and where they lead. */
import type { Hono } from 'hono';
import { verifyVersionPath } from '../find/surfaces/index.ts';
import type { HttpEnv } from '../kernel/http/context.ts';

const CONTACT = ['/contact-us', '/support', '/kefu', '/lianxi'];
/** In a QR code in capitals, which take fewer modules. */
const PROOF = ['/p', '/P'];

export function shortAddresses(app: Hono<HttpEnv>): void {
  for (const alias of CONTACT) app.get(alias, (c) => c.redirect('/contact', 301));
  for (const alias of PROOF) {
    app.get(`${alias}/:n{[1-9]\\d{0,8}}`, (c) =>
      c.redirect(verifyVersionPath(Number(c.req.param('n'))), 303),
    );
  }
}
