import { emit } from '../../kernel/bus.ts';
import type { Db } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { type Actor, type Origin, rankOf, type ServeOptions, serveWith } from '../access/index.ts';
import { recorder, wasRecorded } from '../audit/index.ts';
import { MAIL_DEEDS, type Mail, type MailSummary, mailApi, REFUSALS } from './contract.ts';
import { letterOf } from './jobs.ts';
import { render, type Sender } from './layout.ts';
import { enqueueMail } from './send.ts';
import { type KeptMail, mailBy, requeue, searchMail } from './store.ts';

const record = recorder(MAIL_DEEDS);
const LOOK_MS = 10 * 60_000;

export interface MailRoutes extends ServeOptions {
  /** Whether a mail server is set up. */
  readonly delivers: boolean;
  readonly sender: (lang: Lang) => Sender;
}

export function mailRoutes(options: MailRoutes): void {
  const serve = serveWith(options, REFUSALS);
  const { delivers, sender } = options;

  serve.read(mailApi.list, async (db, { query }) => {
    const found = await searchMail(db, { ...query, limit: query.limit + 1 });
    const mail = found.slice(0, query.limit);
    const next = found.length > query.limit ? (mail.at(-1)?.seq ?? null) : null;
    return ok({ mail: mail.map(summaryOf), next, delivers });
  });

  serve.read(mailApi.one, async (db, { params, actor, origin }) => {
    const mail = await mailBy(db, params.id);
    if (!mail) return refuse({ code: 'no-such-mail' });
    const link = linkFor(actor, mail);
    if (link === 'shown') await noteLook(db, mail, actor, origin);
    return ok(presented(mail, link, sender(mail.lang)));
  });

  /** Whoever has seen a one-time link could have used it. A console that asks again looks no second time. */
  async function noteLook(db: Db, mail: KeptMail, actor: Actor, origin: Origin): Promise<void> {
    const look = { action: 'mail.read-link', target: targetOf(mail) } as const;
    const { address } = origin;
    const seen = { actorId: actor.id, action: look.action, targetId: mail.id, address, withinMs: LOOK_MS };
    if (await wasRecorded(db, seen)) return;
    await db.transaction().execute((tx) => record(tx, actor, origin, look));
  }

  serve.write(mailApi.retry, async (tx, { params, actor, origin }) => {
    const mail = await requeue(tx, params.id);
    if (!mail) return refuse({ code: (await mailBy(tx, params.id)) ? 'mail-not-stuck' : 'no-such-mail' });
    await enqueueMail(tx, mail.id);
    await record(tx, actor, origin, { action: 'mail.retry', target: targetOf(mail) });
    await emit(tx, 'mail.changed', {});
    return ok(summaryOf(mail));
  });
}

/**
 * A one-time link makes its holder somebody: it is shown only where nobody else delivers it, to a person, who ranks above
 * whom it makes. Owners rank above all.
 */
function linkFor({ roles, via }: Actor, { link, state }: KeptMail): Mail['link'] {
  if (!link) return 'none';
  if (link.url === null) return 'forgotten';
  if (!link.once) return 'plain';
  const rank = rankOf(roles);
  return state === 'kept' && via.kind === 'session' && (rank === 0 || rank < link.rank) ? 'shown' : 'hidden';
}

function presented(mail: KeptMail, link: Mail['link'], site: Sender): Mail {
  const url = link === 'shown' || link === 'plain' ? (mail.link?.url ?? null) : null;
  const { lang, to } = mail;
  return { ...summaryOf(mail), link, ...render(letterOf(mail), url, { name: to.name, lang }, site) };
}

const summaryOf = ({
  id,
  to,
  lang,
  template,
  subject,
  state,
  attempts,
  error,
  createdAt,
  sentAt,
}: KeptMail): MailSummary => ({
  id,
  to,
  lang,
  template,
  subject,
  state,
  attempts,
  error,
  createdAt,
  sentAt,
});

const targetOf = ({ id, to, template }: KeptMail) => ({
  kind: 'mail',
  id,
  label: `${template} → ${to.email}`,
});
