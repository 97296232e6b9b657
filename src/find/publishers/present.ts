/** The list in force and the one that is being signed, as staff see them. */
import { entryBytes, type Publishers, payloadOf, readPublishers } from '@clearline/card';
import { leafHash } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Actor } from '../../people/access/index.ts';
import { indexesOf, type KeyRing } from '../../record/log/index.ts';
import { peopleSign } from './approvals.ts';
import type { Change, PublishersView, Version } from './contract.ts';
import type { ServerKeys } from './key-files.ts';
import { formerKeySince, holdsLogKey, newLogKey } from './log-key.ts';
import { offerTo, type Pending } from './pending.ts';
import { type Approver, approversOf, standingOf } from './staff.ts';
import { policyEnvelopes } from './store.ts';

interface Presenting {
  readonly actor: Pick<Actor, 'id' | 'permissions'>;
  readonly keys: ServerKeys;
  /** The keys of the record that this machine has. */
  readonly ring: KeyRing | null;
}

export async function presentPublishers(
  db: Db | Tx,
  current: Publishers,
  pending: Pending | null,
  { actor, keys, ring }: Presenting,
): Promise<PublishersView> {
  const approvers = await approversOf(db);
  const history = await versionsOf(db);
  const listed = listedIn(approvers);
  return {
    v: current.v,
    since: current.issued,
    index: history.find(({ v }) => v === current.v)?.index ?? null,
    mode: peopleSign(current) ? 'people' : 'key-file',
    single: current.rules.protected.approvals === 1,
    people: current.people.map(listed),
    rules: current.rules,
    idleKeyFile: keys.publisher !== null && !isListed(current, keys.publisher.id),
    formerLogKeySince: (await formerKeySince(db, ring))?.toISOString() ?? null,
    change: pending && changeOf(pending, approvers, actor.id, ring),
    history,
    candidates: actor.permissions.has('publishers.change')
      ? approvers.map(({ id, name, passkeys }) => ({ id, name, passkeys: passkeys.length }))
      : [],
  };
}

export const isListed = ({ people }: Publishers, keyId: string): boolean =>
  people.some(({ keys }) => keys.some(({ id }) => id === keyId));

const listedIn = (approvers: readonly Approver[]) => (person: Publishers['people'][number]) => ({
  id: person.id,
  name: person.name,
  keys: person.keys.length,
  standing: standingOf(person, approvers),
});

function changeOf(
  pending: Pending,
  approvers: readonly Approver[],
  callerId: string,
  ring: KeyRing | null,
): Change {
  const { current, next, card, has, previous, draftedBy, draftedAt } = pending;
  const offer = offerTo(pending, callerId);
  const listed = listedIn(approvers);
  return {
    v: next.v,
    draftedBy,
    draftedAt: draftedAt.toISOString(),
    people: next.people.map((person) => ({
      ...listed(person),
      list: has.list.has(person.id),
      card: has.card.has(person.id),
    })),
    rules: next.rules,
    logKey: logKeyOf(pending, ring),
    previous: peopleSign(current)
      ? {
          needed: current.rules.publishers.approvals,
          signed: previous.map(({ name }) => name),
          names: current.people.map(({ name }) => name),
        }
      : null,
    card: card && { n: card.card.n, needed: next.rules.protected.approvals },
    mine: offer.list !== null || offer.card !== null,
  };
}

function logKeyOf({ current, next }: Pending, ring: KeyRing | null): Change['logKey'] {
  const vkey = newLogKey(current, next);
  if (!vkey) return 'same';
  return holdsLogKey(ring, next, vkey) ? 'new' : 'missing';
}

/** Newest first. */
async function versionsOf(db: Db | Tx): Promise<Version[]> {
  const envelopes = await policyEnvelopes(db);
  const indexes = await indexesOf(
    db,
    envelopes.map((envelope) => leafHash(sha256, entryBytes(envelope, sha256))),
  );
  const versions = envelopes.flatMap((envelope, at) => {
    const policy = readPublishers(payloadOf(envelope), sha256);
    return policy ? [{ policy, index: indexes[at] ?? null }] : [];
  });
  return versions
    .map(({ policy: { v, issued, people, rules, logKey }, index }, at) => ({
      ...{ v, since: issued, index, rules },
      names: people.map(({ name }) => name),
      newLogKey: at > 0 && logKey !== versions[at - 1]?.policy.logKey,
    }))
    .toReversed();
}
