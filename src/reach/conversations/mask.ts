/** What nobody should have sent is not kept (R46): it is hidden before the message is stored, whoever wrote it. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { maskAnswer, mayBeAnswer } from '../privacy/index.ts';
import type { Body } from './contract.ts';
import { lastText } from './store/message.ts';

/** Behind what was said last in its conversation: a bare code is one where a code was asked for. */
export async function masked(db: Db | Tx, conversationId: string, body: Body): Promise<Body> {
  if (body.kind === 'event') return body;
  // Its name was masked when it was uploaded.
  if (body.kind === 'file') return body;
  const before = mayBeAnswer(body.text) ? await lastText(db, conversationId) : '';
  const { text, secrets } = maskAnswer(body.text, before);
  const hidden = [...new Set(secrets.map(({ kind }) => kind))];
  return hidden.length === 0 ? body : { ...body, text, hidden };
}
