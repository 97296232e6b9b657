/** Who has signed the card that a proposal would become, and how the next of them does. */
import { canonical, type Person } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { type Actor, contactsOf, type Refused } from '../../people/access/index.ts';
import type { Approved } from '../contacts/index.ts';
import type { ToSign } from '../publishers/contract.ts';
import { holderOf, isComposedLately, isStale, personIn, signatureOf, toSign } from '../publishers/index.ts';
import { type Candidate, compose } from './candidate.ts';
import type { SignedCard } from './contract.ts';
import type { Doing } from './life.ts';
import { proposalsPolicy } from './policy.ts';
import type { Deps, Situation } from './situation.ts';
import { type HeldCandidate, heldCandidate, putCandidate, putSignature } from './store/candidate.ts';

export type SigningRefusal =
  | 'signature-missing'
  | 'not-a-publisher'
  | 'signature-refused'
  | 'outcome-changed';

type Signature = Approved['signatures'][number];

/** A signature that holds. */
interface Signed {
  readonly person: Person;
  readonly signature: Signature;
}

export interface SignedCandidate extends Candidate {
  /** Whether somebody has signed it, so that it must stay as it is. */
  readonly isKept: boolean;
  readonly signatures: readonly Signed[];
}

/** As it was composed for its first signer, unless what it follows has changed or it has grown old. */
export async function candidateOf(
  db: Db | Tx,
  { row, outcome, published }: Situation,
  { clock }: Pick<Deps, 'clock'>,
): Promise<SignedCandidate | null> {
  const { submission } = outcome;
  if (!submission) return null;
  const composeAt = (composedAt: number) => compose(db, published.card, submission, { composedAt, clock });
  const held = await heldCandidate(db, row.id);
  const kept = held && (await composeAt(held.composedAt));
  if (held && kept?.digest === held.digest && !isStale(kept.card, clock.now()))
    return { ...kept, isKept: true, signatures: await holding(db, kept, held) };
  const fresh = await composeAt(clock.now());
  return fresh && { ...fresh, isKept: false, signatures: [] };
}

/** Who has left since, or may no longer change anything, has signed nothing. */
async function holding(
  db: Db | Tx,
  { policy, signed }: Candidate,
  { signatures }: HeldCandidate,
): Promise<readonly Signed[]> {
  const ids = signatures.map(({ personId }) => personId);
  const staff = await contactsOf(db, { roles: proposalsPolicy['proposals.edit'], ids });
  const found: Signed[] = [];
  for (const { personId, signature } of signatures) {
    const person = await holderOf(policy, signature, signed);
    const isTheirs = person?.id === personId && staff.some(({ id }) => id === personId);
    if (isTheirs) found.push({ person, signature });
  }
  return found;
}

/**
 * The actor signs the candidate. The first signature keeps it as it was composed for its signer.
 * @param given null where they did not sign
 */
export async function sign(
  { tx, actor, deps }: Doing,
  situation: Situation,
  given: SignedCard | undefined,
): Promise<Result<SignedCandidate | null, Refused<SigningRefusal>>> {
  const { row, published, outcome } = situation;
  const now = deps.clock.now();
  const offered = await candidateOf(tx, situation, deps);
  if (!offered || !outcome.submission || !actor) return ok(null);
  if (!given) return refuse({ code: 'signature-missing' });
  const composedAt = Date.parse(given.composedAt);
  const isTimely = offered.isKept ? composedAt === offered.composedAt : isComposedLately(composedAt, now);
  const candidate = offered.isKept
    ? offered
    : await compose(tx, published.card, outcome.submission, { composedAt, clock: deps.clock });
  if (!isTimely || !candidate) return refuse({ code: 'outcome-changed' });
  const signature = await signedBy(actor, candidate, given);
  if (!signature.ok) return signature;
  if (!offered.isKept) await putCandidate(tx, row.id, candidate);
  await putSignature(tx, row.id, { personId: actor.id, signature: signature.value, at: now });
  return ok(await candidateOf(tx, situation, deps));
}

export async function signedBy(
  { id }: Pick<Actor, 'id'>,
  { policy, signed }: Candidate,
  { composedAt: _composedAt, ...given }: SignedCard,
): Promise<Result<Signature, Refused<'not-a-publisher' | 'signature-refused'>>> {
  const signature = await signatureOf(personIn(policy, id), given, signed);
  if (signature.ok) return signature;
  const { code, ...extra } = signature.error;
  return refuse({ code, extra });
}

export const hasQuorum = ({ rule, signatures }: SignedCandidate): boolean =>
  signatures.length >= rule.approvals;

export const approvedBy = ({ composedAt, signatures }: SignedCandidate): Approved => ({
  composedAt,
  signatures: signatures.map(({ signature }) => signature),
});

/** What the actor is asked to sign; null where nobody is. */
export const offerOf = (candidate: SignedCandidate | null, actor: Pick<Actor, 'id'>): ToSign | null =>
  candidate &&
  toSign(candidate.policy, actor.id, {
    payload: candidate.text,
    previous: canonical(candidate.follows),
    composedAt: candidate.composedAt,
    needed: candidate.rule.approvals,
    signed: candidate.signatures.map(({ person }) => person.name),
  });
