/** One conclusion about a whole text, and one next step. Pure. */
import { type Cue, type CueCode, cuesForbiddenBy } from '@clearline/identify';
import type { View } from '../../find/surfaces/index.ts';
import type { ConclusionCode } from './contract.ts';
import { isInboundOnly, type Judged } from './judge.ts';
import { SAME_OWNER, WITHOUT_EXTENSION } from './resemblance.ts';

/** A message that gives itself out for a warning of the ministry, and none that tells of such. */
const IN_ITS_NAME = /^\s*(?:[【[(（]?\s*12381(?!\d)|[【[][^】\]]{0,20}12381)/;

/** 工号 1001, "staff no. 1001". */
const STAFF_NUMBER =
  /(?:(?:工|员工|客服)(?:编?号|号码)|\b(?:staff|employee|agent|badge)\s?(?:no\b\.?|number|id))[\s:：#是为]{0,4}[a-z]{0,4}-?\d{2,8}(?!\d)/i;

export interface Conclusion {
  readonly code: ConclusionCode;
  /** What the message asks for or does, each once, in the order of the text. */
  readonly asks: readonly CueCode[];
  /** Ids of the rules of the card's "we never" list that it breaks. */
  readonly broken: readonly string[];
}

/** 让我提供…, "asked me for …": told by whom it was done to. */
const TOLD = /[让讓叫要喊教催问問]我|\b(?:tell|told|ask|want|urg)\w*(?: for)? (?:me|us)\b/i;

/** What was found in a text and judged. */
export interface Read {
  readonly text: string;
  readonly judged: readonly Judged[];
  readonly cues: readonly Cue[];
  /** The message reads like those of impostors. */
  readonly isImpostor: boolean;
}

type Broken = Conclusion['broken'];

/** The first that holds. */
const CONCLUSIONS: readonly (readonly [ConclusionCode, (read: Read, broken: Broken) => boolean])[] = [
  ['impostor', ({ judged }) => judged.some(({ verdict }) => verdict === 'reported')],
  ['impostor', isFalseWarning],
  ['impostor', readsLikeImpostors],
  ['lookalike', ({ judged }) => judged.some(isImitation)],
  ['official-called', isCalledFromOwn],
  ['never-asked', ({ text }, broken) => broken.length > 0 && TOLD.test(text)],
  ['retired', ({ judged }) => judged.some(({ verdict }) => verdict === 'retired')],
  ['unknown', ({ judged }) => judged.some(isForeignContact)],
  ['official', ({ judged }) => judged.some(({ verdict }) => verdict === 'official')],
  ['public-number', ({ judged }) => judged.some(isPublic)],
  ['staff-number', ({ text }) => STAFF_NUMBER.test(text)],
  ['nothing-found', () => true],
];

export function conclude(read: Read, { card }: View): Conclusion {
  const asks = [...new Set(read.cues.map((cue) => cue.code))];
  const isBroken = ({ text }: View['card']['never'][number]) =>
    cuesForbiddenBy(text.zh).some((cue) => asks.includes(cue));
  const broken = card.never.filter(isBroken).map(({ id }) => id);
  const [code] = CONCLUSIONS.find(([, holds]) => holds(read, broken)) ?? (['nothing-found'] as const);
  // A genuine message may name what it warns of, so a rule is broken only where these say so.
  return { code, asks, broken: code === 'impostor' || code === 'never-asked' ? broken : [] };
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

/** Without a word of why, and with nobody else's contact in it, a text is not accused: people ask about ours. */
function readsLikeImpostors(read: Read): boolean {
  const { isImpostor, cues, judged } = read;
  if (!isImpostor || isListOfOwn(read)) return false;
  return cues.length > 0 || judged.length === 0 || judged.some(isForeignContact);
}

const LETTERS = /\p{L}/gu;
const LONGEST_LABEL = 5;
/** What labels are taken for, such as 网站 and QQ群. */
const OF_LABELS: ReadonlySet<Cue['code']> = new Set(['asks-link', 'asks-other-app', 'claims-official']);

/** Our contacts with no more than a label each, such as 网站：, are no message of anybody's; what asks for more is. */
function isListOfOwn({ text, judged, cues }: Read): boolean {
  if (!cues.every(({ code }) => OF_LABELS.has(code))) return false;
  if (judged.length < 2 || !judged.every((one) => one.verdict === 'official' || isPublic(one))) return false;
  const said = judged.reduce((sum, { found }) => sum + lettersIn(found.text), 0);
  return lettersIn(text) - said <= LONGEST_LABEL * judged.length;
}

const lettersIn = (text: string): number => text.match(LETTERS)?.length ?? 0;

const NEAR = 10;

/** A number that only takes calls is said to have called: right beside the word that says so. */
export function isCalledFromOwn({ judged, cues }: Read): boolean {
  const calls = cues.filter(({ code }) => code === 'called-you');
  return judged.some(
    ({ listed, found }) =>
      isInboundOnly(listed?.channel) &&
      calls.some(({ start, end }) => start - found.end < NEAR && found.start - end < NEAR),
  );
}
