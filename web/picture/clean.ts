/**
 * What recognition gives, as the sender typed it: without the spaces it sees between Chinese characters, and with lines
 * put together again that were broken only because the bubble ended. Digits are never joined over a line: whoever looks
 * for numbers does that, and says that they were split.
 */

const CHINESE = '\\p{Script=Han}，。、；：？！“”‘’（）【】《》「」〔〕…—￥';
const AFTER_CHINESE = new RegExp(`(?<=[${CHINESE}]) +`, 'gu');
const BEFORE_CHINESE = new RegExp(` +(?=[${CHINESE}])`, 'gu');
const ENDS_CHINESE = new RegExp(`[${CHINESE}]$`, 'u');
const BEGINS_CHINESE = new RegExp(`^[${CHINESE}]`, 'u');
const ENDS_SENTENCE = /[。！？!?.]$/;
/** What a line may not break in: a Chinese character, or letters and digits up to the next one. */
const FIRST_UNIT = new RegExp(`^(?:[${CHINESE}]|[^\\s${CHINESE}]+)`, 'u');
const EACH_CHINESE = new RegExp(`[${CHINESE}]`, 'gu');

/** Where lines break inside a link or an address. */
const LINK_GOES_ON = /[\w.-]*[a-z][\w.-]*[-/?&=_%@.]$/i;
/** A full stop before a capital letter has ended a sentence instead. */
const GOES_ON = /^[a-z0-9/?&=_%@.-]/;
const LINK = /[a-z0-9-]\.[a-z]{2,}\S*$|:\/\/\S*$/i;
const BEGINS_IN_LINK = /^[/?&=_%@.]/;

/** The edge of a bubble, taken for a letter. */
const BUBBLE_EDGE = /^\s*\|+\s*|\s*\|+\s*$/g;

/** Letters are not of one width: of two full lines, one may count two Chinese characters less. */
const ROOM = 4;

export function cleanText(recognised: string): string {
  const all = recognised.split('\n').map(cleanLine);
  const widest = Math.max(...all.map(widthOf));
  let text = '';
  let last = '';
  for (const [at, line] of all.entries()) {
    if (line === '') continue;
    const apart = all[at - 1] === '';
    text += last === '' || goesOn({ last, line, apart, widest }) ? line : `\n${line}`;
    last = line;
  }
  return text;
}

const cleanLine = (line: string): string =>
  line.replace(AFTER_CHINESE, '').replace(BEFORE_CHINESE, '').replace(BUBBLE_EDGE, '').trim();

interface Break {
  readonly last: string;
  readonly line: string;
  /** A paragraph to the engine; letters of some sizes make each line one. */
  readonly apart: boolean;
  /** Of all lines: one that has room for more was ended by whoever wrote it. */
  readonly widest: number;
}

function goesOn({ last, line, apart, widest }: Break): boolean {
  if (isOneLink(last, line)) return true;
  const room = widest - widthOf(last) - widthOf(FIRST_UNIT.exec(line)?.[0] ?? '');
  return room < ROOM && isOneSentence(last, line) && !(apart && ENDS_SENTENCE.test(last));
}

/** Chinese characters are twice as wide as others. */
const widthOf = (text: string): number => text.length + (text.match(EACH_CHINESE)?.length ?? 0);

const isOneSentence = (last: string, line: string): boolean =>
  ENDS_CHINESE.test(last) || BEGINS_CHINESE.test(line);

const isOneLink = (last: string, line: string): boolean =>
  (LINK_GOES_ON.test(last) && GOES_ON.test(line)) || (LINK.test(last) && BEGINS_IN_LINK.test(line));
