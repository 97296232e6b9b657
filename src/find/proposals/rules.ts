/** What needs a second person, and who may be the second. Pure. */
import { canonical, PROTECTED_KINDS } from '@clearline/card';
import type { Permission } from '../../kernel/http/contract.ts';
import type { Rule } from './candidate.ts';
import type { Act, Needs, ProposalState } from './contract.ts';
import { namedIn, strangersIn } from './named.ts';
import { isPossible } from './states.ts';

/** The members of an entry that say where people are led. */
const VALUE_MEMBERS = ['kind', 'number', 'url', 'address', 'postal', 'handle', 'domain', 'stores'] as const;

export interface TouchedPart {
  readonly part: string;
  readonly base: unknown;
  readonly value: unknown;
}

type Why = Needs['why'][number]['reason'];

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

/**
 * Why a second person must look at this change; null when one is enough.
 * @param official numbers and hosts that are on the card now
 */
function reasonOf({ part, base, value }: TouchedPart, official: ReadonlySet<string>): Why | null {
  if (part === 'operator' || part === 'never') return part;
  if (part.startsWith('retired/')) return 'retired';
  const known = new Set([...official, ...namedIn(base)]);
  const names = strangersIn(value, known).length === 0 ? null : 'names';
  if (!part.startsWith('channel/')) return names;
  const kinds = [member(base, 'kind'), member(value, 'kind')];
  if (kinds.some((kind) => PROTECTED_KINDS.some((known) => known === kind))) return 'kind';
  const led = (entry: unknown) => canonical(VALUE_MEMBERS.map((key) => member(entry, key) ?? null));
  return led(base) === led(value) ? names : 'value';
}

/**
 * @param movesNumber whether another number would stand on every page: the order decides between equal priorities
 * @param rule of the publishers' policy, where people sign the card
 */
export function needsOf(
  parts: readonly TouchedPart[],
  official: ReadonlySet<string>,
  delayMinutes: number,
  { movesNumber = false, rule = null }: { movesNumber?: boolean; rule?: Rule | null } = {},
): Needs {
  const why = parts.flatMap((touched) => {
    const reason = touched.part === 'order' && movesNumber ? 'kind' : reasonOf(touched, official);
    return reason ? [{ part: touched.part, reason }] : [];
  });
  const signatures = rule?.approvals ?? 0;
  const secondPerson = why.length > 0 || signatures > 1;
  const delay = rule ? rule.delayMinutes : secondPerson ? delayMinutes : 0;
  return { secondPerson, why, delayMinutes: delay, signatures };
}

/** Which permission each act needs; the same stand in the rows of contract.ts. */
const PERMISSION: Readonly<Record<Act, Permission>> = {
  edit: 'proposals.edit',
  submit: 'proposals.edit',
  withdraw: 'proposals.edit',
  reopen: 'proposals.edit',
  rebase: 'proposals.edit',
  approve: 'proposals.approve',
  reject: 'proposals.approve',
  publish: 'contacts.publish',
};

export interface Standing {
  readonly state: ProposalState;
  readonly secondPerson: boolean;
  /** Ids of everybody who has edited it. A person is the same under whatever roles. */
  readonly editors: readonly string[];
  /** Ids of those who have approved what it would publish now. */
  readonly approvers: readonly string[];
  readonly hasConflicts: boolean;
  readonly hasProblems: boolean;
  readonly isEmpty: boolean;
}

export type ActRefusal =
  | 'forbidden'
  | 'not-in-this-state'
  | 'own-proposal'
  | 'already-approved'
  | 'needs-second-person'
  | 'needs-rebase'
  | 'has-problems'
  | 'nothing-changes';

/** Why this person cannot do this now; null when they can. The first reason to mend stands first. */
export function refusalOf(
  act: Act,
  standing: Standing,
  who: { readonly id: string; readonly permissions: ReadonlySet<Permission> },
): ActRefusal | null {
  if (!who.permissions.has(PERMISSION[act])) return 'forbidden';
  if (!isPossible(act, standing.state)) return 'not-in-this-state';
  if (act === 'approve' && standing.secondPerson && standing.editors.includes(who.id)) return 'own-proposal';
  if (act === 'approve' && standing.approvers.includes(who.id)) return 'already-approved';
  if (act === 'publish' && standing.secondPerson) return 'needs-second-person';
  if (act !== 'submit' && act !== 'approve' && act !== 'publish') return null;
  if (standing.hasConflicts) return 'needs-rebase';
  if (standing.hasProblems) return 'has-problems';
  return standing.isEmpty ? 'nothing-changes' : null;
}
