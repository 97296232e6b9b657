/** Everything that is known of one proposal now: what it wants, what that would publish, and what stands in the way. */
import { type Card, primaryPhone } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { currentCard, type PlanRefusal, type Press, type Publication, preview } from '../contacts/index.ts';
import { allNotices } from '../notices/index.ts';
import { freshForMs } from '../publishers/index.ts';
import { ruleFor } from './candidate.ts';
import type { Conflict, Needs, Problem, Who } from './contract.ts';
import { namedOn } from './named.ts';
import { conflictsOf, type Outcome, outcomeOf, type Part, type Published } from './outcome.ts';
import { needsOf, type Standing } from './rules.ts';
import { approvalsOf } from './store/approval.ts';
import { editorsOf } from './store/event.ts';
import { type HeldPart, partsOf } from './store/part.ts';
import type { Row } from './store/proposal.ts';

const MINUTE = 60_000;

export interface Deps extends Press {
  /** How long a protected change waits after its approval. */
  readonly approvalDelayMinutes: number;
  /** Origin of the site, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** What parts would do, whoever proposes them. */
export interface Effect {
  readonly outcome: Outcome;
  readonly conflicts: readonly Conflict[];
  readonly problems: readonly Problem[];
  /** Null while there are problems. */
  readonly planned: Publication | null;
  readonly needs: Needs;
}

export interface Situation extends Effect {
  readonly row: Row;
  readonly parts: readonly HeldPart[];
  readonly published: Published;
  readonly editors: readonly Who[];
  readonly approvals: Awaited<ReturnType<typeof approvalsOf>>;
}

/** Null before the first card. */
export async function publishedNow(db: Db | Tx): Promise<Published | null> {
  const card = await currentCard(db);
  return card && { card, notices: await allNotices(db) };
}

/** For proposals that are there: each names the card it was made against. */
export async function officialNow(db: Db | Tx): Promise<Published> {
  const published = await publishedNow(db);
  if (!published) throw new Error('a proposal without a card');
  return published;
}

export async function effectOf(
  db: Db | Tx,
  published: Published,
  parts: readonly Part[],
  deps: Deps,
): Promise<Effect> {
  const outcome = outcomeOf(published, parts, deps.clock.now());
  const plan = outcome.submission && (await preview(db, deps.clock, { ...outcome.submission, key: '' }));
  const refused = plan?.ok === false ? [problemOf(plan.error)] : [];
  const planned = plan?.ok ? plan.value : null;
  const movesNumber = planned !== null && movesPrimary(published.card, planned.card);
  const rule = planned && (await ruleFor(db, published.card, planned.card));
  const needs = needsOf(parts, namedOn(published.card), deps.approvalDelayMinutes, { movesNumber, rule });
  const outlived = rule && planned?.card ? outlivedBy(planned.card, needs.delayMinutes) : [];
  return {
    outcome,
    conflicts: conflictsOf(published, parts),
    problems: [...outcome.problems, ...refused, ...outlived],
    planned,
    needs,
  };
}

function movesPrimary(current: Card, next: Card | null): boolean {
  const [before, after] = [current, next ?? current].map(({ channels }) => primaryPhone(channels));
  return before?.id !== after?.id;
}

export async function situationOf(db: Db | Tx, row: Row, deps: Deps): Promise<Situation> {
  const published = await officialNow(db);
  const parts = await partsOf(db, row.id);
  const effect = await effectOf(db, published, parts, deps);
  const [editors, approvals] = [await editorsOf(db, row.id), await approvalsOf(db, row.id)];
  return { ...effect, row, parts, published, editors, approvals };
}

export const standingOf = ({
  row,
  needs,
  editors,
  approvals,
  outcome,
  conflicts,
  problems,
  planned,
}: Situation): Standing => ({
  state: row.state,
  secondPerson: needs.secondPerson,
  editors: editors.map(({ id }) => id),
  approvers: approvals.filter(({ digest }) => digest === outcome.digest).map(({ by }) => by.id),
  hasConflicts: conflicts.length > 0,
  hasProblems: problems.length > 0,
  isEmpty:
    planned !== null && planned.card === null && planned.notices.length + planned.withdrawn.length === 0,
});

/** A card that was signed and has grown old by the end of its delay would never be published. */
const outlivedBy = (card: Card, delayMinutes: number): Problem[] =>
  delayMinutes * MINUTE < freshForMs(card) ? [] : [delayOutlivesCard(delayMinutes)];

const delayOutlivesCard = (minutes: number): Problem => ({
  part: 'valid-days',
  path: '',
  code: 'delay-outlives-card',
  message: {
    zh: `批准后要等待 ${minutes} 分钟才发布，那时名片的有效期已过去三分之二以上。`,
    en: `It waits ${minutes} minutes after its approval, and by then more than two thirds of the card’s validity are over.`,
  },
  remedy: {
    zh: '请延长名片的有效天数，或在批准人名单里缩短等待时间。',
    en: 'Make the card valid for more days, or shorten the wait in the list of who approves.',
  },
});

const problemOf = (refusal: PlanRefusal): Problem =>
  refusal.code === 'too-many-retired' ? tooManyRetired(refusal) : noticeHasBegun(refusal);

const noticeHasBegun = ({ slug }: { slug: string }): Problem => ({
  part: `notice/${slug}`,
  path: '',
  code: 'notice-has-begun',
  message: {
    zh: '这条公告已经开始展示，访客看到过，不能再删除，也不能改为以后开始。',
    en: 'This notice has begun, and visitors have seen it: it can neither be deleted nor begin later.',
  },
  remedy: {
    zh: '请放弃这处改动；要撤下它，请结束展示。',
    en: 'Drop this change; to take the notice down, stop showing it.',
  },
});

const tooManyRetired = ({ limit, count }: { limit: number; count: number }): Problem => ({
  part: null,
  path: '',
  code: 'too-many-retired',
  message: {
    zh: `名片最多列出 ${limit} 个停用的联系方式，现在会有 ${count} 个。`,
    en: `A card lists at most ${limit} retired values, and this one would have ${count}.`,
  },
  remedy: {
    zh: '请少声明一些停用的联系方式。',
    en: 'Declare fewer retired values.',
  },
});
