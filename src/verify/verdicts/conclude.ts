/** One conclusion about a whole text, and one next step. Pure. */
import { type Cue, type CueCode, cuesForbiddenBy } from '@clearline/identify';
import type { View } from '../../find/surfaces/index.ts';
import type { ConclusionCode } from './contract.ts';
import { isInboundOnly, type Judged } from './judge.ts';
import { SAME_OWNER, WITHOUT_EXTENSION } from './resemblance.ts';

/** A message that gives itself out for a warning of the ministry, and none that tells of such. */
const IN_ITS_NAME = /^\s*(?:[【[(（]?\s*12381(?!\d)|[【[][^】\]]{0,20}12381)/;

export interface Conclusion {
  readonly code: ConclusionCode;
  /** What the message asks for or does, each once, in the order of the text. */
  readonly asks: readonly CueCode[];
  /** Ids of the rules of the card's "we never" list that it breaks. */
  readonly broken: readonly string[];
}

/** What was found in a text and judged. */
export interface Read {
  readonly text: string;
  readonly judged: readonly Judged[];
  readonly cues: readonly Cue[];
  /** The message reads like those of impostors. */
  readonly isImpostor: boolean;
}

/** The first that holds. */
const CONCLUSIONS: readonly (readonly [ConclusionCode, (read: Read) => boolean])[] = [
  ['impostor', ({ judged }) => judged.some(({ verdict }) => verdict === 'reported')],
  ['impostor', isFalseWarning],
  ['impostor', ({ isImpostor }) => isImpostor],
  ['lookalike', ({ judged }) => judged.some(isImitation)],
  ['official-called', isCalledFromOwn],
  ['retired', ({ judged }) => judged.some(({ verdict }) => verdict === 'retired')],
  ['unknown', ({ judged }) => judged.some(isForeignContact)],
  ['official', ({ judged }) => judged.some(({ verdict }) => verdict === 'official')],
  ['public-number', ({ judged }) => judged.some(isPublic)],
  ['nothing-found', () => true],
];

export function conclude(read: Read, { card }: View): Conclusion {
  const [code] = CONCLUSIONS.find(([, holds]) => holds(read)) ?? (['nothing-found'] as const);
  const asks = [...new Set(read.cues.map((cue) => cue.code))];
  const isBroken = ({ text }: View['card']['never'][number]) =>
    cuesForbiddenBy(text.zh).some((cue) => asks.includes(cue));
  // A genuine message may name what it warns of, so a rule is broken only by who is taken for an impostor.
  const broken = code === 'impostor' ? card.never.filter(isBroken).map(({ id }) => id) : [];
  return { code, asks, broken };
}

/** Something by which people are to get in touch, and that is not known to be ours or everybody's. */
export function isForeignContact(one: Judged): boolean {
  return one.verdict === 'unknown' && one.found.kind !== 'order' && !isPublic(one);
}

function isPublic({ signs }: Judged): boolean {
  return signs.some(({ code }) => code === 'public-number');
}

export function isImitation({ verdict, signs }: Judged): boolean {
  return (
    verdict === 'unknown' &&
    signs.some(({ of, code }) => of !== undefined && code !== WITHOUT_EXTENSION && code !== SAME_OWNER)
  );
}

/** The ministry's warnings carry no link. */
export function isFalseWarning({ text, judged }: Read): boolean {
  return IN_ITS_NAME.test(text) && judged.some(isForeignLink);
}

export function isForeignLink({ found, verdict }: Judged): boolean {
  return (found.kind === 'url' || found.kind === 'domain') && verdict === 'unknown';
}

/** A number that only takes calls is said to have called. */
export function isCalledFromOwn({ judged, cues }: Read): boolean {
  const isSaid = cues.some(({ code }) => code === 'called-you');
  return isSaid && judged.some(({ listed }) => isInboundOnly(listed?.channel));
}
