/** What was sent, sending it again, and reading it instead. */
import { emit, hint } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { together } from '../../kernel/database/together.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type Actor, type Origin, serveWith } from '../access/index.ts';
import { wasRecorded } from '../audit/index.ts';
import { webhooksApi as api, PING, type Since, WEBHOOKS_REFUSALS, type Webhook } from './contract.ts';
import { presented } from './present.ts';
import { record, targetOf, type WebhookRoutes } from './routes.ts';
import { attemptsOf, deliveriesOf, deliveryBy, sendAgain } from './store/delivery.ts';
import { cursorAt, eventAt, eventsAfter, numberEvents } from './store/event.ts';
import { insertReplay, newestReplays, spanAfter } from './store/standing.ts';
import { lockWebhook, type WebhookRow, webhookBy } from './store/webhook.ts';
import { CHANNEL, telling } from './tell.ts';

const PULL_MS = 86_400_000;

export function deliveryRoutes({ types, ids, ...options }: WebhookRoutes): void {
  const serve = serveWith(options, WEBHOOKS_REFUSALS);
  const now = () => new Date(options.clock.now());
  const shown = async (tx: Tx, row: WebhookRow): Promise<Webhook> => {
    const [webhook] = await presented(tx, [row], now());
    if (!webhook) throw new Error(`webhook ${row.id} is gone`);
    return webhook;
  };
  const spanOf = async (db: Db | Tx, id: string, since: Since) =>
    spanAfter(db, id, 'after' in since ? since.after : await cursorAt(db, new Date(since.from)));

  serve.write(api.ping, async (tx, { actor, origin, params }) => {
    const row = await lockWebhook(tx, params.id);
    if (!row) return refuse({ code: 'no-such-webhook' });
    if (row.state !== 'active') return refuse({ code: 'not-delivered-now' });
    const data = { webhook: row.id, sentBy: actor.name };
    const ping = { type: PING, subject: `ping:${ids.next()}`, at: now(), data, onlyFor: row.id };
    await together(tx, telling([ping]));
    await record(tx, actor, origin, { action: 'webhooks.ping', target: targetOf(row) });
    return ok(await shown(tx, row));
  });
  serve.read(api.deliveries, async (db, { params, query }) => {
    if (!(await webhookBy(db, params.id))) return refuse({ code: 'no-such-webhook' });
    const found = await deliveriesOf(db, params.id, { ...query, limit: query.limit + 1 });
    const deliveries = found.slice(0, query.limit);
    return ok({ deliveries, next: found.length > query.limit ? (deliveries.at(-1)?.cursor ?? null) : null });
  });
  serve.read(api.delivery, async (db, { params: { id, cursor }, actor }) => {
    const delivery = await deliveryBy(db, id, cursor);
    const event = delivery && (await eventAt(db, cursor));
    if (!delivery || !event) return refuse({ code: 'no-such-delivery' });
    const type = types.find((one) => one.type === event.type);
    const mayRead = event.type === PING || (type !== undefined && actor.permissions.has(type.permission));
    return ok({ delivery, event: mayRead ? event : null, attempts: await attemptsOf(db, id, cursor) });
  });
  serve.write(api.retry, async (tx, { actor, origin, params: { id, cursor } }) => {
    const row = await lockWebhook(tx, id);
    if (!row) return refuse({ code: 'no-such-delivery' });
    if (row.state !== 'active') return refuse({ code: 'not-delivered-now' });
    if (!(await sendAgain(tx, id, cursor, now()))) return refuse({ code: 'no-such-delivery' });
    await record(tx, actor, origin, { action: 'webhooks.retry', target: targetOf(row), after: { cursor } });
    await hint(tx, CHANNEL, '');
    const delivery = await deliveryBy(tx, id, cursor);
    return delivery ? ok(delivery) : refuse({ code: 'no-such-delivery' });
  });
  serve.read(api.preview, async (db, { params, body }) => {
    if (!(await webhookBy(db, params.id))) return refuse({ code: 'no-such-webhook' });
    const { count, firstAt, lastAt } = await spanOf(db, params.id, body);
    return ok({ count, first: firstAt?.toISOString() ?? null, last: lastAt?.toISOString() ?? null });
  });
  serve.write(api.replay, async (tx, { actor, origin, params, body }) => {
    const row = await lockWebhook(tx, params.id);
    if (!row) return refuse({ code: 'no-such-webhook' });
    if (row.state !== 'active') return refuse({ code: 'not-delivered-now' });
    const last = (await newestReplays(tx)).find(({ webhookId }) => webhookId === row.id);
    if (last && last.left > 0) return refuse({ code: 'replay-running' });
    const span = await spanOf(tx, row.id, body);
    if (span.count === 0) return refuse({ code: 'nothing-to-replay' });
    const by = { id: actor.id, name: actor.name };
    await insertReplay(tx, { id: ids.next(), webhookId: row.id, span, by, now: now() });
    await record(tx, actor, origin, {
      action: 'webhooks.replay',
      target: targetOf(row),
      after: { ...body, count: span.count },
    });
    await emit(tx, 'webhooks.changed', {});
    await hint(tx, CHANNEL, '');
    return ok(await shown(tx, row));
  });
  serve.read(api.events, async (db, { actor, origin, query: { after, type, limit } }) => {
    const readable = types
      .filter(({ permission, type: one }) => actor.permissions.has(permission) && (type ?? one) === one)
      .map((one) => one.type);
    // Whatever was committed before this question is in the answer.
    const last = await numberEvents(db);
    const found = await eventsAfter(db, { after, types: readable, limit: limit + 1 });
    const events = found.slice(0, limit);
    if (events.length > 0) await notePull(db, actor, origin, after);
    const more = found.length > limit;
    // With no more of these, all up to the last has been looked at.
    const seen = later(after, events.at(-1)?.cursor ?? after);
    return ok({ events, more, cursor: more ? seen : later(seen, last) });
  });
}

/** Programs pull all day: it is in the trail once a day, for each token, or person, and address. */
async function notePull(db: Db, actor: Actor, origin: Origin, after: string): Promise<void> {
  const { id, via } = actor;
  const [targetId, label] = via.kind === 'token' ? [via.id, via.label] : [id, null];
  const pull = { actorId: id, action: 'webhooks.pull', targetId, address: origin.address } as const;
  if (await wasRecorded(db, { ...pull, withinMs: PULL_MS })) return;
  await db.transaction().execute((tx) =>
    record(tx, actor, origin, {
      action: pull.action,
      target: { kind: 'events', id: targetId, label },
      after: { after },
    }),
  );
}

const later = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b);
