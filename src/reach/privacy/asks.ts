/** What an agent's text asks a customer for. */
import { type Cue, type CueCode, cuesIn, fold, originOf, type Reading, readingOf } from '@clearline/identify';
import { ASKED, EXCEPTED, TYPED } from './ask-words.ts';
import { meaningOf } from './meaning.ts';
import { once } from './once.ts';
import { partsOf } from './parts.ts';
import { CLAUSE_ENDS, SENTENCE_ENDS, surroundingsIn } from './surroundings.ts';

/** Whoever is shown so many is shown no more. */
const MOST = 100;

/**
 * The requests for one of these, in order. What is refused or warned of, what is typed on a page of ours, and a way to
 * ourselves are none. Linear in the text.
 * @param isOfficial whether an identifier, in the one form in which it is compared, is the operator's own
 */
export function asksIn(
  text: string,
  codes: readonly CueCode[],
  isOfficial: (value: string) => boolean,
): readonly Cue[] {
  const cues: Cue[] = [];
  for (const part of partsOf(text)) {
    for (const cue of asksInPart(part.text, codes, isOfficial))
      cues.push({ ...cue, start: part.start + cue.start, end: part.start + cue.end });
    if (cues.length > MOST) break;
  }
  return apart(cues).slice(0, MOST);
}

function asksInPart(text: string, codes: readonly CueCode[], isOfficial: (value: string) => boolean): Cue[] {
  const folded = fold(text);
  const reading = readingOf(folded);
  const { isMeant, leadsAway } = meaningOf(folded, reading, isOfficial);
  const unrefused = asker(reading);
  const typed = unrefused(TYPED);
  const own = [
    ...unrefused(ASKED),
    ...asksOf(reading.text, EXCEPTED).filter(
      ({ from, to }) => !OTHER_TROUBLE.test(reading.text.slice(from, to)),
    ),
    ...(typed.length > 0 && leadsAway() ? typed : []),
  ].map(({ code, from, to }): Cue => {
    const { start, end } = originOf(folded, reading.places[from] ?? 0, (reading.places[to - 1] ?? 0) + 1);
    return { code, text: text.slice(start, end), start, end };
  });
  return [...cuesIn(folded, reading, codes), ...own.filter(({ code }) => codes.includes(code))].filter(
    isMeant,
  );
}

interface Ask {
  readonly code: CueCode;
  /** Places in the reading. */
  readonly from: number;
  readonly to: number;
}

/** Those that are neither refused nor told of others. */
function asker({ text }: Reading): (table: typeof ASKED) => readonly Ask[] {
  const clause = once(() => surroundingsIn(text, CLAUSE_ENDS, CLAUSE));
  const sentence = once(() => surroundingsIn(text, SENTENCE_ENDS, SENTENCE));
  return (table) =>
    asksOf(text, table).filter(
      ({ from, to }) => !REFUSED.test(clause()(from, to)) && !WARNS.test(sentence()(from, to)),
    );
}

const asksOf = (text: string, table: typeof ASKED): readonly Ask[] =>
  table.flatMap(([code, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: said, index: from }) => ({ code, from, to: from + said.length })),
  );

/** In the clause itself, before or behind. */
const REFUSED =
  /绝不|决不|从不|从来不|永不|不会|不得|不能|不可|不要|不再|不应|不必|不用|无需|不需|请勿|切勿|[勿莫]|别(?![担着急怕客人的])|禁止|严禁|拒绝|(?<!有)没|当心|小心|任何|有人|凡是|遇到|谁|关掉|关闭|关了|停止|停掉|退出|断开|取消|(?<![a-z'])(?:never|don't(?! worry)|do not|does not|doesn't|didn't|won't|will not|not|no need|nobody|no one|anyone|anybody|beware|someone|whoever|without|stop|close|end)(?![a-z])/;
/** In the sentence: it tells of others. */
const WARNS =
  /骗子|骗局|诈骗|反诈|谨防|警惕|冒充|假冒|自称|谎称|受害|警方|不法|(?<![a-z])(?:scam(?:mer)?s?|fraud(?:sters?)?|pretend(?:s|ing)?|impostors?|police)(?![a-z])/;
/** 不要告诉别人,但收不到可以告诉我 */
const OTHER_TROUBLE =
  /收不到|没收到|没到|错误|问题|疑问|截图|订单|(?<![a-z])(?:never (?:came|arrives)|problem|order|screenshot)/;

/** UTF-16 units. */
const CLAUSE = 60;
const SENTENCE = 120;

/** In order; of one code none within another. */
function apart(cues: readonly Cue[]): readonly Cue[] {
  const ends = new Map<CueCode, number>();
  return cues
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ code, start, end }) => {
      if (start < (ends.get(code) ?? 0)) return false;
      ends.set(code, end);
      return true;
    });
}
