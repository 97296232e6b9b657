import { createHash } from 'node:crypto';
import {
  CARD_SCHEMA,
  Card,
  CardContent,
  type Change,
  canonical,
  diffCards,
  type Localized,
  type Signature,
} from '@clearline/card';
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { allNotices, hasBegun, type Notice, putNotices, withdrawNotices } from '../notices/index.ts';
import { announcements } from './announce.ts';
import type { Approved, Press, SealRefusal } from './press.ts';
import { cardOfSubmission, currentCard, insertCard, keepFormerPeriods, lockPublication } from './store.ts';
import { type Draft, sameContent, succeed } from './succession.ts';

/** Told to every node after a card or a notice has been published. */
export const PUBLISHED = 'contacts.published';

/** A notice that an operator writes; it is published when it is imported. */
export type DraftNotice = Pick<Notice, 'slug' | 'title' | 'body' | 'placements' | 'endsAt'> & {
  startsAt: string | null;
};

export interface Submission {
  draft: Draft;
  validDays: number;
  notices: readonly DraftNotice[];
  /** Slugs of notices that are taken back before anybody has seen them. */
  withdrawn?: readonly string[];
  /** Idempotency key: a submission that is sent again gets the first answer. */
  key: string;
  /** A new card even when it says the same, for its new expiry. */
  renew?: boolean;
  /** What leaves the card is told by a banner and a pop-up, whatever its kind, in these words beside its reason. */
  urgent?: Localized;
}

/** What publishing a submission does, or would do. */
export interface Publication {
  /** The version it follows; null when there is none yet. */
  base: number | null;
  /** The new card; null when the current one already says all this. */
  card: Card | null;
  changes: readonly Change[];
  notices: readonly Notice[];
  /** Slugs of notices that are there no more. */
  withdrawn: readonly string[];
}

/** A card lists at most `limit` retired values, and this one would have `count`. */
type TooManyRetired = { code: 'too-many-retired'; limit: number; count: number };

/** Visitors have seen it, so it can end, but neither go nor begin later. */
type NoticeHasBegun = { code: 'notice-has-begun'; slug: string };
export type PlanRefusal = TooManyRetired | NoticeHasBegun;

/** Card has changed: somebody published between the look and the decision; look again. */
export type PublishRefusal = { code: 'card-has-changed'; current: number | null } | PlanRefusal | SealRefusal;

const DAY = 86_400_000;

/**
 * What publishing `submission` now would do. Changes nothing.
 * @param db null for a database that has never been used
 * @param composedAt when the card was composed, in milliseconds since the Unix epoch; else now
 */
export async function preview(
  db: Db | Tx | null,
  clock: Clock,
  submission: Submission,
  composedAt: number = clock.now(),
): Promise<Result<Publication, PlanRefusal>> {
  const [current, notices] = db ? [await currentCard(db), await allNotices(db)] : [null, []];
  return plan(current, notices, submission, { now: clock.now(), composedAt });
}

/**
 * Publishes in one transaction: the next card, its history, a notice for every changed or retired number (R18) and the
 * event that reaches every node. Publications queue, so that versions follow one another whoever publishes.
 * @param expected the version that was looked at; when another is current by now nothing is published.
 */
export async function publish(
  db: Db,
  press: Press,
  submission: Submission,
  expected?: number | null,
): Promise<Result<Publication, PublishRefusal>> {
  return decide(db, (tx) => publishIn(tx, press, submission, expected));
}

/** {@link publish} as part of a greater transaction, which the caller must roll back on a refusal. */
export async function publishIn(
  tx: Tx,
  press: Press,
  submission: Submission,
  expected?: number | null,
  approved?: Approved | null,
): Promise<Result<Publication, PublishRefusal>> {
  await lockPublication(tx);
  const current = await currentCard(tx);
  const repeated = await cardOfSubmission(tx, submission.key);
  if (repeated)
    return ok({ base: repeated.n - 1 || null, card: repeated, changes: [], notices: [], withdrawn: [] });
  if (expected !== undefined && expected !== (current?.n ?? null)) {
    return refuse({ code: 'card-has-changed', current: current?.n ?? null });
  }
  const at = press.clock.now();
  const composedAt = approved?.composedAt ?? at;
  const planned = plan(current, await allNotices(tx), submission, { now: at, composedAt });
  if (!planned.ok) return planned;
  const signatures = approved?.signatures ?? [];
  const written = await write(tx, press, current, planned.value, { key: submission.key, at, signatures });
  return written.ok ? planned : written;
}

/** Publishes what is official now once more with a new expiry. */
export async function renew(
  db: Db,
  press: Press,
  validDays: number,
  key: string,
): Promise<Result<Card, { code: 'no-card' } | SealRefusal>> {
  return decide(db, (tx) => renewIn(tx, press, { validDays, key }));
}

/** {@link renew} as part of a greater transaction, which the caller must roll back on a refusal. */
export async function renewIn(
  tx: Tx,
  press: Press,
  { validDays, key, approved }: { validDays: number; key: string; approved?: Approved | null },
): Promise<Result<Card, { code: 'no-card' } | SealRefusal>> {
  await lockPublication(tx);
  const current = await currentCard(tx);
  if (!current) return refuse({ code: 'no-card' });
  const repeated = await cardOfSubmission(tx, key);
  if (repeated) return ok(repeated);
  const at = press.clock.now();
  const card = renewed(current, validDays, approved?.composedAt ?? at);
  const publication = { base: current.n, card, changes: [], notices: [], withdrawn: [] };
  const signatures = approved?.signatures ?? [];
  const written = await write(tx, press, current, publication, { key, at, signatures });
  return written.ok ? ok(card) : written;
}

/** The same card once more, with a new expiry. @param composedAt milliseconds since the Unix epoch */
export const renewed = (current: Card, validDays: number, composedAt: number): Card =>
  numbered(current, current, validDays, after(current, composedAt));

async function write(
  tx: Tx,
  { seal }: Press,
  current: Card | null,
  { card, changes, notices, withdrawn }: Publication,
  { key, at, signatures }: { key: string; at: number; signatures: readonly Signature[] },
): Promise<Result<null, SealRefusal>> {
  if (card) {
    const digest = createHash('sha256').update(canonical(card)).digest();
    await insertCard(tx, card, digest, changes, key);
    await keepFormerPeriods(tx, current, card);
    const sealed = await seal(tx, current, card, signatures);
    if (!sealed.ok) return sealed;
  }
  await putNotices(tx, notices);
  await withdrawNotices(tx, withdrawn, at);
  if (card || notices.length + withdrawn.length > 0)
    await emit(tx, PUBLISHED, { n: card?.n ?? current?.n ?? null });
  return ok(null);
}

function plan(
  current: Card | null,
  published: readonly Notice[],
  submission: Submission,
  { now: clockNow, composedAt }: { now: number; composedAt: number },
): Result<Publication, PlanRefusal> {
  const now = after(current, clockNow);
  const issued = after(current, composedAt);
  const content = succeed(current, submission.draft, new Date(issued).toISOString());
  const tooMany = tooManyRetired(content);
  if (tooMany) return refuse(tooMany);
  const same = current !== null && !submission.renew && sameContent(current, content);
  const card = same ? null : numbered(current, content, submission.validDays, issued);
  const known = new Map(published.map((notice) => [notice.slug, notice]));
  const written = submission.notices
    .map((draft) => asNotice(draft, known.get(draft.slug), new Date(now).toISOString()))
    .filter((notice) => canonical(notice) !== canonical(known.get(notice.slug) ?? null));
  const withdrawn = (submission.withdrawn ?? []).filter((slug) => known.has(slug));
  const begun = (slug: string) => {
    const notice = known.get(slug);
    return notice && (notice.cardN !== null || hasBegun(notice, clockNow));
  };
  const stays =
    withdrawn.find(begun) ??
    written.find((notice) => begun(notice.slug) && !hasBegun(notice, clockNow))?.slug;
  if (stays !== undefined) return refuse({ code: 'notice-has-begun', slug: stays });
  return ok({
    base: current?.n ?? null,
    card,
    changes: card ? diffCards(current, card) : [],
    notices: [...(card ? announcements(current, card, submission.urgent) : []), ...written],
    withdrawn,
  });
}

/** The list of retired values only grows, whatever an operator does; how long it may be, the card's schema says. */
function tooManyRetired(content: CardContent): TooManyRetired | null {
  const issues = CardContent.safeParse(content).error?.issues ?? [];
  const issue = issues.find(({ code, path }) => code === 'too_big' && path.join() === 'retired');
  if (issue?.code !== 'too_big') return null;
  return { code: 'too-many-retired', limit: Number(issue.maximum), count: content.retired.length };
}

/** Cards are issued in the order of their numbers, even by clocks that disagree. */
const after = (current: Card | null, now: number): number =>
  current ? Math.max(now, Date.parse(current.issued) + 1) : now;

function numbered(current: Card | null, content: CardContent, validDays: number, now: number): Card {
  return Card.parse({
    ...content,
    schema: CARD_SCHEMA,
    n: (current?.n ?? 0) + 1,
    issued: new Date(now).toISOString(),
    expires: new Date(now + validDays * DAY).toISOString(),
  });
}

function asNotice(draft: DraftNotice, known: Notice | undefined, now: string): Notice {
  const publishedAt = known?.publishedAt ?? now;
  return {
    ...draft,
    kind: 'service',
    publishedAt,
    startsAt: draft.startsAt ?? usualStart(publishedAt, draft.endsAt),
    cardN: null,
    channel: null,
    replaces: null,
    announces: null,
  };
}

/** At publication. What was over by then goes straight to the archive, as if it had stood for its last second. */
function usualStart(publishedAt: string, endsAt: string | null): string {
  if (endsAt === null || publishedAt < endsAt) return publishedAt;
  return new Date(Date.parse(endsAt) - 1_000).toISOString();
}
