/** What nobody should have sent is not kept (R46): it is hidden before the message is stored, whoever wrote it. */
import { mask } from '../privacy/index.ts';
import type { Body } from './contract.ts';

export function masked(body: Body): Body {
  if (body.kind === 'event') return body;
  // Its name was masked when it was uploaded.
  if (body.kind === 'file') return body;
  const { text, secrets } = mask(body.text);
  const hidden = [...new Set(secrets.map(({ kind }) => kind))];
  return hidden.length === 0 ? body : { ...body, text, hidden };
}
