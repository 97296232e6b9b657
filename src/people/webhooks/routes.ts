/** What people and programs do with webhooks. */
import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Outbound } from '../../kernel/http/outbound.ts';
import type { Ids } from '../../kernel/ids.ts';
import { type Actor, type Origin, type ServeOptions, serveWith } from '../access/index.ts';
import { recorder } from '../audit/index.ts';
import {
  webhooksApi as api,
  type EventType,
  WEBHOOKS_DEEDS,
  WEBHOOKS_REFUSALS,
  type Webhook,
} from './contract.ts';
import { presented } from './present.ts';
import { newSecret, type Vault } from './signature.ts';
import { startOver } from './store/delivery.ts';
import {
  insertSecret,
  insertWebhook,
  lockWebhook,
  removeWebhook,
  rewriteWebhook,
  setState,
  type WebhookRow,
  webhookBy,
  webhooks,
} from './store/webhook.ts';

export interface WebhookRoutes extends ServeOptions {
  readonly types: readonly EventType[];
  readonly outbound: Outbound;
  readonly ids: Ids;
  /** Throws until somebody can be known, which the pipeline sees to before. */
  readonly vault: () => Vault;
}

export type Row = Pick<WebhookRow, 'id' | 'label' | 'url'>;
export const record = recorder(WEBHOOKS_DEEDS);
export const targetOf = ({ id, label }: Row) => ({ kind: 'webhook', id, label });

const MOST = 50;
/** So long both secrets are good. */
const ROTATION_MS = 86_400_000;

export function webhookRoutes({ types, outbound, ids, vault, ...options }: WebhookRoutes): void {
  const serve = serveWith(options, WEBHOOKS_REFUSALS);
  const now = () => new Date(options.clock.now());
  const shown = async (db: Db | Tx, id: string): Promise<Webhook> => {
    const row = await webhookBy(db, id);
    const [webhook] = row ? await presented(db, [row], now()) : [];
    if (!webhook) throw new Error(`webhook ${id} is gone`);
    return webhook;
  };
  /** Nobody has told to others what they may not read themselves. */
  const maySubscribe = ({ permissions }: Actor, asked: readonly string[]): boolean =>
    asked.every((one) => types.some(({ type, permission }) => type === one && permissions.has(permission)));
  /** An address may hold a token of its receiver, so the trail keeps the origin alone. */
  const kept = ({ url, types: of }: { readonly url: string; readonly types: readonly string[] }) => ({
    to: new URL(url).origin,
    types: of,
  });
  const freshSecret = async (tx: Tx, id: string): Promise<string> => {
    const secret = newSecret();
    const at = now();
    const oldEnds = new Date(at.getTime() + ROTATION_MS);
    await insertSecret(tx, {
      id: ids.next(),
      webhookId: id,
      sealed: vault().seal(id, secret),
      now: at,
      oldEnds,
    });
    return secret;
  };
  const told = async (
    tx: Tx,
    actor: Actor,
    origin: Origin,
    action: keyof typeof WEBHOOKS_DEEDS,
    row: Row,
    change: { readonly before?: unknown; readonly after?: unknown } = {},
  ): Promise<void> => {
    await record(tx, actor, origin, { action, target: targetOf(row), ...change });
    await emit(tx, 'webhooks.changed', {});
  };

  serve.read(api.list, async (db, { actor }) =>
    ok({
      webhooks: await presented(db, await webhooks(db), now()),
      types: types.map(({ type, zh, en, permission }) => ({
        type,
        zh,
        en,
        permission,
        allowed: actor.permissions.has(permission),
      })),
    }),
  );
  serve.read(api.get, async (db, { params }) => {
    const row = await webhookBy(db, params.id);
    return row ? ok(await shown(db, row.id)) : refuse({ code: 'no-such-webhook' });
  });
  serve.raw(api.create, async (_c, db, { actor, origin, body }) => {
    if (!maySubscribe(actor, body.types)) return refuse({ code: 'no-such-type' });
    // A name is looked up over the network, so it is before the transaction.
    const target = await outbound.check(body.url);
    if (!target.ok) return refuse({ code: target.error });
    return db.transaction().execute(async (tx) => {
      if ((await webhooks(tx)).length >= MOST) return refuse({ code: 'too-many-webhooks' });
      const row = { ...body, url: target.value.href };
      const by = { id: actor.id, name: actor.name };
      if (!(await insertWebhook(tx, { ...row, by, now: now() }))) return refuse({ code: 'made-already' });
      const secret = await freshSecret(tx, row.id);
      await told(tx, actor, origin, 'webhooks.create', row, { after: kept(row) });
      return ok({ webhook: await shown(tx, row.id), secret });
    });
  });
  serve.raw(api.change, async (_c, db, { actor, origin, params, body }) => {
    const target = await outbound.check(body.url);
    if (!target.ok) return refuse({ code: target.error });
    return db.transaction().execute(async (tx) => {
      const row = await lockWebhook(tx, params.id);
      if (!row) return refuse({ code: 'no-such-webhook' });
      // What somebody else subscribed to may stay.
      if (
        !maySubscribe(
          actor,
          body.types.filter((type) => !row.types.includes(type)),
        )
      )
        return refuse({ code: 'no-such-type' });
      const next = { ...body, url: target.value.href };
      await rewriteWebhook(tx, row.id, next);
      await told(tx, actor, origin, 'webhooks.change', row, { before: kept(row), after: kept(next) });
      return ok(await shown(tx, row.id));
    });
  });
  serve.write(api.remove, async (tx, { actor, origin, params }) => {
    const row = await lockWebhook(tx, params.id);
    if (!row) return refuse({ code: 'no-such-webhook' });
    await removeWebhook(tx, row.id);
    await told(tx, actor, origin, 'webhooks.remove', row, { before: kept(row) });
    return ok(null);
  });
  serve.write(api.rotate, async (tx, { actor, origin, params }) => {
    const row = await lockWebhook(tx, params.id);
    if (!row) return refuse({ code: 'no-such-webhook' });
    const secret = await freshSecret(tx, row.id);
    await told(tx, actor, origin, 'webhooks.rotate', row);
    return ok({ webhook: await shown(tx, row.id), secret });
  });
  serve.write(api.pause, async (tx, { actor, origin, params }) => {
    const row = await lockWebhook(tx, params.id);
    if (!row) return refuse({ code: 'no-such-webhook' });
    if (row.state === 'active') {
      await setState(tx, row.id, 'paused');
      await told(tx, actor, origin, 'webhooks.pause', row);
    }
    return ok(await shown(tx, row.id));
  });
  serve.write(api.resume, async (tx, { actor, origin, params }) => {
    const row = await lockWebhook(tx, params.id);
    if (!row) return refuse({ code: 'no-such-webhook' });
    if (row.state !== 'active') {
      await setState(tx, row.id, 'active');
      await startOver(tx, row.id, now());
      await told(tx, actor, origin, 'webhooks.resume', row);
    }
    return ok(await shown(tx, row.id));
  });
}
