/** The next publishers' policy from what somebody wants it to be, but for the key of the log. Pure. */
import { canonical, keyIdOf, Passkey, type Person, type Publishers } from '@clearline/card';
import { sha256 } from '../../kernel/crypto.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Refused } from '../../people/access/index.ts';
import type { SigningPasskey } from '../../people/accounts/index.ts';
import type { Draft } from './contract.ts';

export type DraftRefusal =
  | 'publishers-changed'
  | 'listed-twice'
  | 'same-name'
  | 'not-on-staff'
  | 'no-passkey'
  | 'one-alone'
  | 'site-without-https'
  | 'more-than-people'
  | 'rules-out-of-order'
  | 'list-unchanged';

/** What it is made from. */
export interface Making {
  /** The passkeys of every owner and admin, who may all be listed, by the person's id. */
  readonly passkeys: ReadonlyMap<string, readonly SigningPasskey[]>;
  /** Origin of the site, where approvals are made. */
  readonly publicUrl: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

type Drafted<T> = Result<T, Refused<DraftRefusal>>;

/** As many of one person's keys as a policy can list. */
const MAX_KEYS = 8;

export function nextPolicy(current: Publishers, draft: Draft, making: Making): Drafted<Publishers> {
  if (draft.base !== current.v) return refuse({ code: 'publishers-changed' });
  const people = peopleOf(draft, making);
  if (!people.ok) return people;
  const rules = rulesOf(draft, people.value.length);
  if (!rules.ok) return rules;
  if (isAlone(draft, making)) return refuse({ code: 'one-alone' });
  const policy: Publishers = {
    ...current,
    v: current.v + 1,
    issued: new Date(Math.max(making.now, Date.parse(current.issued))).toISOString(),
    people: people.value,
    rules: rules.value,
  };
  const isUnchanged = !draft.newLogKey && says(policy) === says(current);
  return isUnchanged ? refuse({ code: 'list-unchanged' }) : ok(policy);
}

const says = ({ people, rules }: Publishers): string => canonical({ people, rules });

function peopleOf({ people }: Draft, making: Making): Drafted<Person[]> {
  if (hasRepeats(people.map(({ id }) => id))) return refuse({ code: 'listed-twice' });
  if (hasRepeats(people.map(({ name }) => name))) return refuse({ code: 'same-name' });
  const listed: Person[] = [];
  for (const { id, name } of people) {
    const passkeys = making.passkeys.get(id);
    if (!passkeys) return refuse({ code: 'not-on-staff', extra: { person: id } });
    if (passkeys.length === 0) return refuse({ code: 'no-passkey', extra: { person: id } });
    const keys = passkeys.slice(0, MAX_KEYS).map((passkey) => keyOf(passkey, making));
    if (!keys.every((key) => Passkey.safeParse(key).success)) return refuse({ code: 'site-without-https' });
    listed.push({ id, name, keys });
  }
  return ok(listed);
}

/** Everybody on a list signs it: while the server signs for the list before, a list of one would be one person's work. */
const isAlone = ({ people }: Draft, { passkeys }: Making): boolean =>
  people.length === 1 && passkeys.size > 1;

function keyOf({ credentialId, spki, algorithm }: SigningPasskey, { publicUrl }: Making): Passkey {
  const { hostname, origin } = new URL(publicUrl);
  const publicKey = spki.toString('base64');
  const id = keyIdOf(spki, sha256);
  return { kind: 'passkey', id, publicKey, algorithm, credentialId, rpId: hostname, origin };
}

function rulesOf({ rules }: Draft, people: number): Drafted<Publishers['rules']> {
  const order = [rules.publishers, rules.protected, rules.ordinary, rules.retirement];
  const counts = order.map(({ approvals }) => approvals);
  if (Math.max(...counts) > people) return refuse({ code: 'more-than-people' });
  if (counts.some((count, at) => count > (counts[at - 1] ?? count)))
    return refuse({ code: 'rules-out-of-order' });
  const atOnce = ({ approvals }: Draft['rules']['publishers']) => ({ approvals, delayMinutes: 0 });
  return ok({ ...rules, publishers: atOnce(rules.publishers), retirement: atOnce(rules.retirement) });
}

const hasRepeats = (list: readonly string[]): boolean => new Set(list).size < list.length;
