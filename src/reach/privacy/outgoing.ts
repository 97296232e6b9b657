/** What agents must not ask for is stopped before it is sent, with the rule that it breaks (R46). Pure. */
import type { Card } from '@clearline/card';
import { CUE_CODES, type Cue, type CueCode, cuesForbiddenBy } from '@clearline/identify';
import { asksIn } from './asks.ts';
import { type BrokenRule, NEVER_ASKED, type NeverAsked, type Outgoing } from './contract.ts';

/** Warnings are ordinary, and links are how agents help; what asks for something is a request. */
const ASKS: readonly CueCode[] = CUE_CODES.filter((code) => code.startsWith('asks-'));

/**
 * @param never what the card says that the operator never does
 * @param isOfficial whether an identifier, in the one form in which it is compared, is the operator's own
 */
export function judgeOutgoing(
  text: string,
  never: Card['never'],
  isOfficial: (value: string) => boolean,
): Outgoing {
  const rules = never.map(({ id, text: said }) => ({ id, text: said, forbids: forbiddenBy(said) }));
  const forbidden = ASKS.filter(
    (code) => isStanding(code) || rules.some(({ forbids }) => forbids.includes(code)),
  );
  const cues = asksIn(text, forbidden, isOfficial);
  if (cues.length === 0) return { ok: true };
  const ofCard = rules.map(({ forbids, ...rule }) => broken(rule, cues, (code) => forbids.includes(code)));
  const standing = Object.entries(NEVER_ASKED)
    .filter(([code]) => !rules.some(({ forbids }) => forbids.some((one) => one === code)))
    .map(([id, said]) => broken({ id, text: said }, cues, (code) => code === id));
  return { ok: false, broken: [...ofCard, ...standing].filter(({ at }) => at.length > 0) };
}

const isStanding = (code: CueCode): code is NeverAsked => Object.hasOwn(NEVER_ASKED, code);

/** A rule is one in both languages; either may name what the other leaves out. */
const forbiddenBy = ({ zh, en }: Card['never'][number]['text']): readonly CueCode[] => [
  ...new Set([...cuesForbiddenBy(zh), ...cuesForbiddenBy(en)]),
];

const broken = (
  rule: Pick<BrokenRule, 'id' | 'text'>,
  cues: readonly Cue[],
  isOf: (code: CueCode) => boolean,
): BrokenRule => ({
  ...rule,
  at: cues.filter(({ code }) => isOf(code)).map(({ text, start, end }) => ({ text, start, end })),
});
