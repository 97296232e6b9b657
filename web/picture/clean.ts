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

export const cleanText = (recognised: string): string =>
  recognised
    .split(/\n\s*\n/)
    .map((paragraph) => whole(paragraph.split('\n').map(cleanLine).filter(Boolean)))
    .filter(Boolean)
    .join('\n');

const cleanLine = (line: string): string =>
  line.replace(AFTER_CHINESE, '').replace(BEFORE_CHINESE, '').replace(BUBBLE_EDGE, '').trim();

function whole(lines: readonly string[]): string {
  const widest = Math.max(...lines.map(widthOf));
  return lines.reduce((text, line, at) => {
    const last = lines[at - 1];
    if (last === undefined) return line;
    const room = widest - widthOf(last) - widthOf(FIRST_UNIT.exec(line)?.[0] ?? '');
    const goesOn = isOneLink(last, line) || (room < ROOM && isOneSentence(last, line));
    return `${text}${goesOn ? '' : '\n'}${line}`;
  }, '');
}

/** Chinese characters are twice as wide as others. */
const widthOf = (text: string): number => text.length + (text.match(EACH_CHINESE)?.length ?? 0);

const isOneSentence = (last: string, line: string): boolean =>
  ENDS_CHINESE.test(last) || BEGINS_CHINESE.test(line);

const isOneLink = (last: string, line: string): boolean =>
  (LINK_GOES_ON.test(last) && GOES_ON.test(line)) || (LINK.test(last) && BEGINS_IN_LINK.test(line));
