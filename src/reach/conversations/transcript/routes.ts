import type { Db } from '../../../kernel/database/db.ts';
import { ok, refuse } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../kernel/http/context.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { type ServeOptions, serveWith } from '../../../people/access/index.ts';
import { recorder } from '../../../people/audit/index.ts';
import { transcriptApi as api, LINE_REFUSALS } from '../contract.ts';
import { CONVERSATION_DEEDS } from '../deeds/contract.ts';
import type { Deps } from '../deps.ts';
import type { Owners } from '../owners.ts';
import { type ConversationRow, conversation, conversationOf } from '../store/conversation.ts';
import { mayKeep } from '../store/family.ts';
import { type As, FORMS } from './as.ts';
import { TRANSCRIPT_REFUSALS } from './contract.ts';
import { mailTranscript } from './mail.ts';
import { streamOf, transcribed } from './stream.ts';

const record = recorder(CONVERSATION_DEEDS);

/** A file to keep, which nothing opens in our name. */
export const KEPT = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  // Sent as it is read: to compress it would be to hold it all.
  'Cache-Control': 'no-store, no-transform',
} as const;

export function transcriptRoutes(
  options: ServeOptions,
  deps: Deps,
  { ownerOf, secret }: Owners & { readonly secret: () => string },
): void {
  const serve = serveWith(options, { ...LINE_REFUSALS, ...TRANSCRIPT_REFUSALS });
  const sent = (
    c: Ctx,
    db: Db,
    row: ConversationRow,
    { as, lang = row.lang, notes }: { as: As; lang: Lang | undefined; notes: boolean },
  ): Response => {
    const about = {
      conversation: row,
      lang,
      notes,
      operator: deps.site.operator(lang),
      contactUrl: deps.site.contactUrl(),
      now: deps.clock.now(),
    };
    return c.body(streamOf(transcribed(db, deps.badges, about, as)), 200, {
      ...KEPT,
      'Content-Type': FORMS[as].type,
      'Content-Disposition': `attachment; filename="conversation-${row.number}.${FORMS[as].extension}"`,
    });
  };

  serve.raw(api.ofCustomer, async (c, db, { params, query: { as, lang }, ...asking }) => {
    const owner = ownerOf(asking);
    if (!owner) return refuse({ code: 'guest-not-known' });
    const row = await conversationOf(db, params.id, owner);
    if (!row) return refuse({ code: 'no-such-conversation' });
    if (!(await mayKeep(db, row.id, owner))) return refuse({ code: 'of-an-account' });
    return sent(c, db, row, { as, lang, notes: false });
  });

  serve.write(api.mail, async (tx, { params, body: { email, lang }, network, ...asking }) => {
    const owner = ownerOf(asking);
    if (!owner) return refuse({ code: 'guest-not-known' });
    const { badges, clock, delivers } = deps;
    const by = { now: new Date(clock.now()), secret: secret(), badges, delivers };
    const mailed = await mailTranscript(tx, by, { id: params.id, owner, email, lang, network });
    return mailed.ok ? ok(null) : mailed;
  });

  serve.raw(api.ofStaff, async (c, db, { params, query: { as, lang, notes }, actor, origin }) => {
    const row = await conversation(db, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    await db.transaction().execute((tx) =>
      record(tx, actor, origin, {
        action: 'reach.transcript',
        target: { kind: 'conversation', id: row.id, label: `${row.number}` },
        after: { format: as, notes },
      }),
    );
    return sent(c, db, row, { as, lang, notes });
  });
}
