/** What somebody has chosen so far of the next list. Pure. */
import type { Candidate, Draft, PublishersView, Rules } from '../contract.ts';
import { type ChangeName, CLASSES } from './classes.ts';

/** A person who is chosen, under the name that will be public. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** Two people for what can be abused, as soon as there are two. */
const USUAL: Readonly<Record<ChangeName, number>> = {
  publishers: 2,
  protected: 2,
  ordinary: 1,
  retirement: 1,
};

/** Those who are listed already; where a key file signs, everybody who has a passkey. */
export function firstChoice({ mode, people, candidates }: PublishersView): Chosen[] {
  const able = candidates.filter(({ passkeys }) => passkeys > 0);
  return able.flatMap(({ id, name }) => {
    const listed = people.find((person) => person.id === id);
    return listed || mode === 'key-file' ? [{ id, name: listed?.name ?? name }] : [];
  });
}

export const firstRules = ({ mode, rules }: PublishersView): Rules =>
  mode === 'people'
    ? rules
    : mapRules((name) => ({ approvals: USUAL[name], delayMinutes: rules[name].delayMinutes }));

/** The same with no rule asking for more people than there are, nor than a weightier one. */
export function within(rules: Rules, people: number): Rules {
  let most = Math.max(1, people);
  return mapRules((name) => {
    most = Math.min(most, rules[name].approvals);
    return { ...rules[name], approvals: most };
  });
}

function mapRules(of: (name: ChangeName) => Rules[ChangeName]): Rules {
  const [publishers, protectedRule, ordinary, retirement] = CLASSES.map(of) as [
    Rules[ChangeName],
    Rules[ChangeName],
    Rules[ChangeName],
    Rules[ChangeName],
  ];
  return { publishers, protected: protectedRule, ordinary, retirement };
}

/** Why nobody can go on with these people; null when they can. One is enough only where there is nobody else. */
export function whyNot(
  chosen: readonly Chosen[],
  candidates: readonly Candidate[],
): 'none' | 'alone' | 'sameName' | null {
  if (chosen.length === 0) return 'none';
  if (chosen.length === 1 && candidates.length > 1) return 'alone';
  const names = chosen.map(({ name }) => name.trim());
  return names.includes('') || new Set(names).size < names.length ? 'sameName' : null;
}

export const toggled = (chosen: readonly Chosen[], { id, name }: Candidate): readonly Chosen[] =>
  chosen.some((one) => one.id === id) ? chosen.filter((one) => one.id !== id) : [...chosen, { id, name }];

/** What somebody wants of the next list. */
interface Wanted {
  readonly chosen: readonly Chosen[];
  readonly rules: Rules;
  readonly newLogKey: boolean;
}

export const draftOf = (base: number, { chosen, rules, newLogKey }: Wanted): Draft => ({
  base,
  newLogKey,
  people: chosen.map(({ id, name }) => ({ id, name: name.trim() })),
  rules: {
    ...rules,
    publishers: { approvals: rules.publishers.approvals },
    retirement: { approvals: rules.retirement.approvals },
  },
});
