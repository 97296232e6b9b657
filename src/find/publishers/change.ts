/** How one list of who approves the card gives way to another: drafted, signed by everybody concerned, in force. */
import { canonical, PUBLISHERS_TYPE, type Publishers, type Signature } from '@clearline/card';
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { KeyPlace } from '../../kernel/key-file.ts';
import type { Actor, Origin, Refused } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { logIdentity, recordKeysIfAny } from '../../record/log/index.ts';
import { currentCard, lockPublication, type Press } from '../contacts/index.ts';
import { type Payload, peopleSign, personIn, signatureOf } from './approvals.ts';
import { askToSign, tellOfChange } from './change-mails.ts';
import { deleteChange, putCard, putChange, putChangeSignature } from './change-store.ts';
import { isComposedLately } from './composed.ts';
import { type Draft, type Given, PUBLISHERS_DEEDS } from './contract.ts';
import { type DraftRefusal, nextPolicy } from './drafting.ts';
import type { ServerKeys, SigningKey } from './key-files.ts';
import { holdsLogKey, type LogKeyRefusal, newLogKey, nextKey, withLogKey } from './log-key.ts';
import { isSigned, type Pending, passkeysIn, pendingChange, renewedAt } from './pending.ts';
import { hasRoomForPolicy, putPolicy } from './policy-change.ts';
import { isListed } from './present.ts';
import { publishersNow } from './seal.ts';
import { approversOf, standingOf } from './staff.ts';

const CHANGED = 'publishers.changed';

export interface ChangeDeps extends Press {
  readonly keys: () => Promise<ServerKeys>;
  /** Where this machine has the keys of the record. */
  readonly recordKeys: KeyPlace;
  /** Origin of the site, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** Who acts, in which transaction. A refusal must undo it. */
export interface Changing {
  readonly tx: Tx;
  readonly deps: ChangeDeps;
  readonly actor: Actor;
  readonly origin: Origin | null;
}

type Done<Code extends string> = Promise<Result<null, Refused<'no-record' | Code>>>;
type SignRefusal =
  | 'no-change-pending'
  | 'left-meanwhile'
  | 'not-a-publisher'
  | 'signature-refused'
  | 'offer-changed'
  | 'key-file-missing'
  | 'log-key-missing';

const record = recorder(PUBLISHERS_DEEDS);

export async function draftChange(
  changing: Changing,
  draft: Draft,
): Done<DraftRefusal | LogKeyRefusal['code'] | 'change-pending' | 'key-file-missing' | 'publishers-full'> {
  const { tx, deps, actor } = changing;
  const now = deps.clock.now();
  const current = await lockedPolicy(tx);
  if (!current) return refuse({ code: 'no-record' });
  if (await pendingChange(tx, current, now)) return refuse({ code: 'change-pending' });
  if (!(await hasRoomForPolicy(tx))) return refuse({ code: 'publishers-full' });
  const passkeys = new Map((await approversOf(tx)).map((one) => [one.id, one.passkeys]));
  const made = nextPolicy(current, draft, { passkeys, publicUrl: deps.publicUrl(), now });
  if (!made.ok) return made;
  if (!peopleSign(current) && !(await keyFileFor(current, deps))) return refuse({ code: 'key-file-missing' });
  const keyed = draft.newLogKey ? await withNextKey(changing, made.value) : made;
  if (!keyed.ok) return keyed;
  const next = keyed.value;
  const draftedBy = { id: actor.id, name: actor.name };
  await putChange(tx, { policy: canonical(next), draftedBy, draftedAt: new Date(now) });
  await askToSign({ tx, actor, publicUrl: deps.publicUrl() }, next, current);
  await note(changing, 'publishers.drafted', next, { before: summary(current), after: summary(next) });
  return ok(null);
}

/** Last of all that may refuse: a key that is made stays in the file, for the next draft that asks for one. */
async function withNextKey(
  { tx, deps }: Changing,
  policy: Publishers,
): Promise<Result<Publishers, Refused<'no-record' | LogKeyRefusal['code']>>> {
  const identity = await logIdentity(tx);
  if (!identity) return refuse({ code: 'no-record' });
  const key = await nextKey(deps.recordKeys, identity);
  return key.ok ? ok(withLogKey(policy, key.value)) : key;
}

export async function dropChange(changing: Changing): Done<'no-change-pending'> {
  const { tx, deps } = changing;
  const current = await lockedPolicy(tx);
  if (!current) return refuse({ code: 'no-record' });
  const pending = await pendingChange(tx, current, deps.clock.now());
  if (!pending) return refuse({ code: 'no-change-pending' });
  await deleteChange(tx);
  await note(changing, 'publishers.dropped', pending.next, { before: summary(pending.next) });
  return ok(null);
}

/** The actor signs the list, the card that is issued with it, or both. The last signature brings them into force. */
export async function signChange(
  changing: Changing,
  { list, card }: { readonly list?: Given | undefined; readonly card?: Given | undefined },
): Done<SignRefusal> {
  const { tx, deps } = changing;
  const now = deps.clock.now();
  const current = await lockedPolicy(tx);
  if (!current) return refuse({ code: 'no-record' });
  const pending = await pendingChange(tx, current, now);
  if (!pending) return refuse({ code: 'no-change-pending' });
  const left = await whoLeft(tx, pending.next);
  if (left.length > 0) return refuse({ code: 'left-meanwhile', extra: { people: left } });
  const signed = [
    list ? await signList(changing, pending, list) : ok(null),
    card ? await signCard(changing, pending, card) : ok(null),
  ];
  const refused = signed.find(({ ok }) => !ok);
  if (refused) return refused;
  const after = { list: list !== undefined, card: card !== undefined };
  await note(changing, 'publishers.signed', pending.next, { after });
  const next = await pendingChange(tx, current, now);
  return next && isSigned(next) ? bringIntoForce(changing, next) : ok(null);
}

async function signList(
  { tx, actor, deps }: Changing,
  { current, next, signed }: Pending,
  { composedAt, ...given }: Given,
): Done<SignRefusal> {
  if (composedAt !== next.issued) return refuse({ code: 'offer-changed' });
  const keys = [...passkeysIn(next, actor.id), ...passkeysIn(current, actor.id)];
  const signature = await signatureOf({ id: actor.id, name: actor.name, keys }, given, signed);
  if (!signature.ok) return refusedFor(signature.error);
  await putChangeSignature(tx, 'policy', signature.value, deps.clock.now());
  return ok(null);
}

/** The first signature keeps the card as it was composed for its signer. */
async function signCard(
  { tx, actor, deps }: Changing,
  { next, card: offered }: Pending,
  { composedAt, ...given }: Given,
): Done<SignRefusal> {
  const now = deps.clock.now();
  const at = Date.parse(composedAt);
  const isTimely = offered?.isKept ? at === offered.composedAt : isComposedLately(at, now);
  if (!offered || !isTimely) return refuse({ code: 'offer-changed' });
  const current = await currentCard(tx);
  const card = offered.isKept || !current ? offered : renewedAt(current, at);
  const signature = await signatureOf(personIn(next, actor.id), given, card.signed);
  if (!signature.ok) return refusedFor(signature.error);
  if (!offered.isKept) await putCard(tx, card);
  await putChangeSignature(tx, 'card', signature.value, now);
  return ok(null);
}

type SignatureError = Extract<Awaited<ReturnType<typeof signatureOf>>, { ok: false }>['error'];

const refusedFor = ({ code, ...extra }: SignatureError) => refuse({ code, extra });

async function bringIntoForce(
  changing: Changing,
  pending: Pending,
): Done<'key-file-missing' | 'log-key-missing'> {
  const { tx, deps, actor } = changing;
  const { current, next, signed, card, signatures } = pending;
  const own = peopleSign(current) ? [] : await keyFileSignatures(current, signed, deps);
  if (!own) return refuse({ code: 'key-file-missing' });
  const vkey = newLogKey(current, next);
  if (vkey && !holdsLogKey(await recordKeysIfAny(deps.recordKeys), next, vkey))
    return refuse({ code: 'log-key-missing' });
  const done = await putPolicy(tx, deps, {
    policy: next,
    signatures: [...signatures.list, ...own],
    renewal: card && { composedAt: card.composedAt, signatures: signatures.card },
  });
  // Who has signed was judged in this transaction, and nobody publishes meanwhile; there was room when it was drafted.
  if (!done.ok) throw new Error(`a signed list cannot come into force: ${done.error.code}`);
  await deleteChange(tx);
  await tellOfChange({ tx, actor, publicUrl: deps.publicUrl() }, next, current);
  await note(changing, 'publishers.changed', next, { before: summary(current), after: summary(next) });
  return ok(null);
}

/** The server's key file, where the policy lists it. */
async function keyFileFor(policy: Publishers, { keys }: ChangeDeps): Promise<SigningKey | null> {
  const { publisher } = await keys();
  return publisher && isListed(policy, publisher.id) ? publisher : null;
}

async function keyFileSignatures(
  policy: Publishers,
  { payload }: Payload,
  deps: ChangeDeps,
): Promise<readonly Signature[] | null> {
  const key = await keyFileFor(policy, deps);
  return key && [key.sign(PUBLISHERS_TYPE, payload)];
}

/** Nobody publishes, and nobody else signs, until this transaction ends. */
async function lockedPolicy(tx: Tx): Promise<Publishers | null> {
  await lockPublication(tx);
  return publishersNow(tx);
}

/** Those who could no longer approve by the time they are listed. */
async function whoLeft(tx: Tx, { people }: Publishers): Promise<string[]> {
  const approvers = await approversOf(tx);
  return people.filter((person) => standingOf(person, approvers) !== 'good').map(({ name }) => name);
}

async function note(
  { tx, actor, origin }: Changing,
  action: keyof typeof PUBLISHERS_DEEDS,
  { v }: Publishers,
  said: { readonly before?: unknown; readonly after?: unknown },
): Promise<void> {
  await record(tx, actor, origin, {
    action,
    target: { kind: 'publishers', id: String(v) },
    ...said,
  });
  await emit(tx, CHANGED, { v });
}

const summary = ({ people, rules, logKey }: Publishers) => ({
  people: people.map(({ name }) => name),
  rules,
  ...(logKey !== undefined && { logKey }),
});
