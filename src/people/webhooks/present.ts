import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Webhook } from './contract.ts';
import { newestReplays, type ReplayRow, waitingBy } from './store/standing.ts';
import { type SecretRow, secretsOf, type WebhookRow } from './store/webhook.ts';

/** These as people see them: without any secret. */
export async function presented(db: Db | Tx, rows: readonly WebhookRow[], now: Date): Promise<Webhook[]> {
  const secrets = await secretsOf(
    db,
    rows.map(({ id }) => id),
    now,
  );
  const [waiting, replays] = [await waitingBy(db), await newestReplays(db)];
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    url: row.url,
    types: [...row.types],
    state: row.state,
    disabledWhy: row.disabledWhy,
    failingSince: row.failingSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy.name,
    waiting: waiting.get(row.id) ?? 0,
    oldSecretEnds: endOf(secrets, row.id),
    replay: progressOf(replays.find(({ webhookId }) => webhookId === row.id)),
  }));
}

const endOf = (secrets: readonly SecretRow[], id: string): string | null =>
  secrets.find(({ webhookId, endsAt }) => webhookId === id && endsAt)?.endsAt?.toISOString() ?? null;

function progressOf(replay: ReplayRow | undefined): Webhook['replay'] {
  if (!replay) return null;
  const { id, total, left, startedAt, startedBy } = replay;
  return {
    id,
    total,
    done: Math.max(0, total - left),
    startedAt: startedAt.toISOString(),
    startedBy: startedBy.name,
  };
}
