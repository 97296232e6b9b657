/** What becomes of a proposal: submitted, approved, published, rejected, withdrawn, reopened. */
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Permission } from '../../kernel/http/contract.ts';
import { contactsOf, type Refused } from '../../people/access/index.ts';
import { lockPublication, type PublishRefusal, publishIn } from '../contacts/index.ts';
import type { Act, SignedCard } from './contract.ts';
import { type Doing, step, whoOf } from './life.ts';
import { tell } from './mails.ts';
import { same } from './merge.ts';
import { publishedParts } from './outcome.ts';
import { proposalsPolicy } from './policy.ts';
import { type ActRefusal, refusalOf } from './rules.ts';
import {
  approvedBy,
  candidateOf,
  hasQuorum,
  type SignedCandidate,
  type SigningRefusal,
  sign,
} from './signing.ts';
import { type Situation, situationOf, standingOf } from './situation.ts';
import { isPossible, MOVES } from './states.ts';
import { putApproval } from './store/approval.ts';
import { dropPart } from './store/part.ts';
import { lockProposal, type Row } from './store/proposal.ts';

const MINUTE = 60_000;

type SealCode = 'needs-approvals' | 'follows-unapproved';
type Common = Refused<'no-such-proposal' | 'proposal-changed' | 'not-in-this-state'>;
type Refusal =
  | Common
  | Refused<'outcome-changed' | SealCode | SigningRefusal | Exclude<ActRefusal, 'forbidden'>>;
type Decided<R = Refusal> = Promise<Result<Row, R>>;

/** What the caller looked at. */
interface Looked {
  readonly revision: number;
  readonly digest?: string | undefined;
}
type Signing = { readonly signature?: SignedCard | undefined };
type LookedClosely = Looked & { readonly digest: string } & Signing;

/** Locks it; what the caller looked at is what is decided on. */
async function found(doing: Doing, id: number, act: Act, { revision }: Looked): Promise<Result<Row, Common>> {
  const row = await lockProposal(doing.tx, id);
  if (!row) return refuse({ code: 'no-such-proposal' });
  if (revision !== row.revision)
    return refuse({ code: 'proposal-changed', extra: { revision: row.revision, parts: [] } });
  if (!isPossible(act, row.state)) return refuse({ code: 'not-in-this-state', extra: { state: row.state } });
  return ok(row);
}

/** For acts that lead to a card: nobody publishes meanwhile, and the caller has seen exactly what would be published. */
async function judged(
  doing: Doing,
  id: number,
  act: Act,
  looked: Looked,
): Promise<Result<Situation, Refusal>> {
  const { tx, deps, actor } = doing;
  const row = await found(doing, id, act, looked);
  if (!row.ok) return row;
  await lockPublication(tx);
  const situation = await situationOf(tx, row.value, deps);
  const who = { id: actor?.id ?? '', permissions: actor?.permissions ?? new Set<Permission>() };
  const refused = refusalOf(act, standingOf(situation), who);
  if (refused === 'forbidden') throw new Error(`${act} by somebody who may not`);
  const { conflicts, problems, outcome } = situation;
  if (refused) return refuse({ code: refused, extra: { conflicts, problems } });
  if (looked.digest !== undefined && looked.digest !== outcome.digest)
    return refuse({ code: 'outcome-changed', extra: { digest: outcome.digest } });
  return ok(situation);
}

/** Whoever asks may sign the card at once, as the first of those whom it takes. */
export async function submit(doing: Doing, id: number, looked: Looked & Signing): Decided {
  const found = await judged(doing, id, 'submit', looked);
  if (!found.ok) return found;
  const row = await carriedOver(doing, found.value);
  const next = await step(doing, row, { act: 'submitted', change: { state: MOVES.submit.to } });
  if (looked.signature) {
    const signed = await sign(doing, { ...found.value, row: next }, looked.signature);
    if (!signed.ok) return signed;
  }
  await tell(doing, next, 'submitted', { approvers: true });
  return ok(next);
}

export async function approve(doing: Doing, id: number, looked: LookedClosely): Decided {
  const found = await judged(doing, id, 'approve', looked);
  const by = whoOf(doing);
  if (!found.ok) return found;
  if (!by) throw new Error('nobody approves');
  const { tx, deps } = doing;
  const row = await carriedOver(doing, found.value);
  const signed = await signUnlessComplete(doing, { ...found.value, row }, looked.signature);
  if (!signed.ok) return signed;
  const candidate = signed.value;
  const now = deps.clock.now();
  await putApproval(tx, id, by, looked.digest, now);
  const after = { digest: looked.digest, ...(candidate && { card: candidate.digest }) };
  const approved = await step(doing, row, { act: 'approved', after });
  if (candidate && !hasQuorum(candidate)) return ok(approved);
  return publishOrWait(doing, { ...found.value, row: approved }, candidate);
}

async function publishOrWait(
  doing: Doing,
  situation: Situation,
  candidate: SignedCandidate | null,
): Decided<Refused<SealCode>> {
  const { delayMinutes } = situation.needs;
  if (delayMinutes === 0) return publishNow(doing, situation, candidate);
  const dueAt = doing.deps.clock.now() + delayMinutes * MINUTE;
  const next = await step(doing, situation.row, {
    act: 'scheduled',
    change: { state: 'scheduled', dueAt },
    after: { dueAt: new Date(dueAt).toISOString() },
  });
  await tell(doing, next, 'scheduled', { editors: true });
  return ok(next);
}

/** Where those who may have all signed, whoever else must look approves without a signature. */
async function signUnlessComplete(
  doing: Doing,
  situation: Situation,
  given: SignedCard | undefined,
): Promise<Result<SignedCandidate | null, Refused<SigningRefusal>>> {
  const offered = given ? null : await candidateOf(doing.tx, situation, doing.deps);
  return offered && hasQuorum(offered) ? ok(offered) : sign(doing, situation, given);
}

/** One person, for what needs no second; it may have to wait all the same. */
export async function publishAlone(doing: Doing, id: number, looked: LookedClosely): Decided {
  const found = await judged(doing, id, 'publish', looked);
  if (!found.ok) return found;
  const situation = { ...found.value, row: await carriedOver(doing, found.value) };
  const signed = await sign(doing, situation, looked.signature);
  return signed.ok ? publishOrWait(doing, situation, signed.value) : signed;
}

export async function reject(
  doing: Doing,
  id: number,
  { revision, reason }: Looked & { reason: string },
): Decided<Common> {
  const row = await found(doing, id, 'reject', { revision });
  if (!row.ok) return row;
  const change = { state: MOVES.reject.to, dueAt: null };
  const next = await step(doing, row.value, { act: 'rejected', change, text: reason });
  await tell(doing, next, 'rejected', { editors: true, text: reason });
  return ok(next);
}

export async function withdraw(doing: Doing, id: number, looked: Looked): Decided<Common> {
  const row = await found(doing, id, 'withdraw', looked);
  if (!row.ok) return row;
  const change = { state: MOVES.withdraw.to, dueAt: null };
  const next = await step(doing, row.value, { act: 'withdrawn', change });
  await tell(doing, next, 'withdrawn', { editors: true, approvers: row.value.state !== 'draft' });
  return ok(next);
}

export async function reopen(doing: Doing, id: number, looked: Looked): Decided<Common> {
  const row = await found(doing, id, 'reopen', looked);
  if (!row.ok) return row;
  const change = { state: MOVES.reopen.to, revision: row.value.revision + 1 };
  return ok(await step(doing, row.value, { act: 'reopened', change }));
}

/** A newer card that changed none of its parts stands in nobody's way: the proposal follows it now. */
async function carriedOver(doing: Doing, { row, parts, published }: Situation): Promise<Row> {
  const onto = published.card.n;
  if (row.base === onto) return row;
  const official = publishedParts(published);
  for (const { part, base, value } of parts)
    if (!same(base, value) && same(official.get(part), value)) await dropPart(doing.tx, row.id, part);
  return step({ ...doing, actor: null }, row, { act: 'rebased', change: { base: onto } });
}

/** What keeps a card from being published although it was judged to be good; null for what judging has excluded. */
export const publishRefusal = ({ code }: PublishRefusal): SealCode | null =>
  code === 'needs-approvals' || code === 'follows-unapproved' ? code : null;

/** A refusal must undo the transaction. */
async function publishNow(
  doing: Doing,
  situation: Situation,
  candidate: SignedCandidate | null,
): Decided<Refused<SealCode>> {
  const { tx, deps, actor } = doing;
  const { row, outcome, published } = situation;
  if (!outcome.submission) throw new Error('nothing to publish');
  const key = `proposal ${row.id} ${row.revision} ${outcome.digest}`;
  const approved = candidate && approvedBy(candidate);
  const made = await publishIn(tx, deps, { ...outcome.submission, key }, published.card.n, approved);
  const unsealed = made.ok ? null : publishRefusal(made.error);
  if (unsealed) return refuse({ code: unsealed });
  // The publication has been locked since it was judged.
  if (!made.ok) throw new Error(`a judged proposal cannot be published: ${made.error.code}`);
  const n = made.value.card?.n ?? published.card.n;
  const next = await step(doing, row, {
    act: 'published',
    change: { state: 'published', publishedN: n, dueAt: null },
    after: {
      n,
      changes: made.value.changes,
      notices: made.value.notices.map(({ slug }) => slug),
      withdrawn: made.value.withdrawn,
    },
  });
  await tell(doing, next, 'published', { editors: true, approvers: actor === null });
  return ok(next);
}

/** Publishes an approved one whose time has come; one that is no longer what was approved goes back to its approvers. */
export async function publishDue(doing: Doing, id: number): Promise<void> {
  const { tx, deps } = doing;
  const row = await lockProposal(tx, id);
  if (row?.state !== 'scheduled' || row.dueAt === null || Date.parse(row.dueAt) > deps.clock.now()) return;
  await lockPublication(tx);
  const situation = await situationOf(tx, row, deps);
  const { digest } = situation.outcome;
  // Who has left or was found out meanwhile approves nothing any more.
  const approvers = await contactsOf(tx, { roles: proposalsPolicy['proposals.approve'] });
  const approved =
    !situation.needs.secondPerson ||
    situation.approvals.some(
      (approval) => approval.digest === digest && approvers.some((person) => person.id === approval.by.id),
    );
  const candidate = await candidateOf(tx, situation, deps);
  const isSigned = !candidate || hasQuorum(candidate);
  if (digest !== null && approved && isSigned && situation.conflicts.length === 0 && situation.planned) {
    const done = await publishNow(doing, situation, candidate);
    if (!done.ok) throw new Error(`an approved proposal cannot be published: ${done.error.code}`);
    return;
  }
  const next = await step(doing, row, { act: 'returned', change: { state: 'review', dueAt: null } });
  await tell(doing, next, 'returned', { editors: true, approvers: true });
}
