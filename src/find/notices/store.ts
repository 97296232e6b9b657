import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Notice, Placement } from './contract.ts';

type Tables = {
  notice: {
    slug: string;
    kind: Notice['kind'];
    title_zh: string;
    title_en: string;
    body_zh: string;
    body_en: string;
    placements: Placement[];
    published_at: Date;
    starts_at: Date;
    ends_at: Date | null;
    card_n: string | null;
    channel: string | null;
    replaces: string | null;
    announces: string | null;
  };
};

/** All of them, newest first: they are few, and their pages must answer while the database is away. */
export async function allNotices(db: Db | Tx): Promise<Notice[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('notice')
    .selectAll()
    .orderBy('published_at', 'desc')
    .orderBy('slug')
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    kind: row.kind,
    title: { zh: row.title_zh, en: row.title_en },
    body: { zh: row.body_zh, en: row.body_en },
    placements: row.placements,
    publishedAt: row.published_at.toISOString(),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    cardN: row.card_n === null ? null : Number(row.card_n),
    channel: row.channel,
    replaces: row.replaces,
    announces: row.announces,
  }));
}

/**
 * Publishes notices. One that an operator wrote may be rewritten later, and keeps the date on which it was first
 * published; one that a card brings stands for ever, and throws when its slug is taken.
 */
export async function putNotices(tx: Tx, notices: readonly Notice[]): Promise<void> {
  for (const notice of notices) {
    const said = {
      kind: notice.kind,
      title_zh: notice.title.zh,
      title_en: notice.title.en,
      body_zh: notice.body.zh,
      body_en: notice.body.en,
      placements: [...notice.placements],
      starts_at: new Date(notice.startsAt),
      ends_at: notice.endsAt === null ? null : new Date(notice.endsAt),
    };
    const insert = tx
      .withTables<Tables>()
      .insertInto('notice')
      .values({
        ...said,
        slug: notice.slug,
        published_at: new Date(notice.publishedAt),
        card_n: notice.cardN === null ? null : String(notice.cardN),
        channel: notice.channel,
        replaces: notice.replaces,
        announces: notice.announces,
      });
    const { numInsertedOrUpdatedRows } = await (notice.cardN === null
      ? insert.onConflict((conflict) =>
          conflict.column('slug').doUpdateSet(said).where('notice.card_n', 'is', null),
        )
      : insert
    ).executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) throw new Error(`the notice ${notice.slug} belongs to a card`);
  }
}

/** Takes back what an operator wrote and nobody has seen; throws when one of them has begun by `now`, or is a card's. */
export async function withdrawNotices(tx: Tx, slugs: readonly string[], now: number): Promise<void> {
  if (slugs.length === 0) return;
  const { numDeletedRows } = await tx
    .withTables<Tables>()
    .deleteFrom('notice')
    .where('slug', 'in', slugs)
    .where('card_n', 'is', null)
    .where('starts_at', '>', new Date(now))
    .executeTakeFirstOrThrow();
  if (numDeletedRows !== BigInt(slugs.length)) throw new Error(`of ${slugs.join(', ')} some must stay`);
}
