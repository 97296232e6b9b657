/** How numbers are hidden: each takes a number in its usual groups, such as 400-000-0000, and writes it otherwise. */
import { pick, type Random } from './random.fixtures.ts';

export type Disguise = (number: string, random: Random) => string;

const bare = (number: string): string => number.replace(/[- ]/g, '');
const each = (number: string, digits: readonly string[]): string =>
  number.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
const mapped = (digits: string) => (number: string) => each(number, [...digits]);
const joined = (number: string, between: string): string => [...bare(number)].join(between);
const regrouped = (number: string, between: string): string => number.replace(/[- ]/g, between);
const some = (number: string, random: Random, change: (digit: string) => string): string => {
  const changed = number.replace(/\d/g, (digit) => (random(3) === 0 ? change(digit) : digit));
  return changed === number ? number.replace(/\d/, change) : changed;
};
const replaced = (number: string, looks: Readonly<Record<string, string>>): string =>
  number.replace(/\d/g, (digit) => looks[digit] ?? digit);

const CHINESE = '〇一二三四五六七八九';
const SPELT = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const SPOKEN = '零幺二三四五六七八九';
const RADIO = '洞幺两三四五六拐八勾';

export const DISGUISES: Readonly<Record<string, Disguise>> = {
  plain: bare,
  grouped: (number) => number,
  'spaced groups': (number) => regrouped(number, ' '),
  'full-width': mapped('０１２３４５６７８９'),
  'full-width bare': (number) => each(bare(number), [...'０１２３４５６７８９']),
  'full-width dash': (number) => regrouped(number, '－'),
  'long dash': (number) => regrouped(number, '—'),
  'no-break space': (number) => regrouped(number, '\u00a0'),
  'chinese 〇': mapped(CHINESE),
  'chinese 零': (number) => each(bare(number), [...SPELT]),
  'chinese formal': (number) => each(bare(number), [...FORMAL]),
  'chinese spoken': (number) => each(bare(number), [...SPOKEN]),
  'chinese radio': (number) => each(bare(number), [...RADIO]),
  'chinese mixed in': (number, random) =>
    some(bare(number), random, (digit) => [...SPELT][Number(digit)] ?? digit),
  'chinese formal mixed in': (number, random) =>
    some(number, random, (digit) => [...FORMAL][Number(digit)] ?? digit),
  'chinese one as dash': (number) => regrouped(number, '一'),
  circled: mapped('⓪①②③④⑤⑥⑦⑧⑨'),
  'negative circled': (number) => each(bare(number), [...'⓿❶❷❸❹❺❻❼❽❾']),
  'double circled': (number) => each(bare(number), [...'⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽']),
  bracketed: (number) => each(bare(number), ['0', ...'⑴⑵⑶⑷⑸⑹⑺⑻⑼']),
  keycap: (number) => bare(number).replace(/\d/g, '$&\ufe0f\u20e3'),
  'keycap without emoji form': (number) => bare(number).replace(/\d/g, '$&\u20e3'),
  'mathematical bold': mapped('𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'),
  'mathematical double': mapped('𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'),
  'mathematical monospace': (number) => each(bare(number), [...'𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿']),
  superscript: (number) => each(bare(number), [...'⁰¹²³⁴⁵⁶⁷⁸⁹']),
  subscript: (number) => each(bare(number), [...'₀₁₂₃₄₅₆₇₈₉']),
  'arabic-indic': (number) => each(bare(number), [...'٠١٢٣٤٥٦٧٨٩']),
  devanagari: (number) => each(bare(number), [...'०१२३४५६७८९']),
  'zero-width': (number) => joined(number, '\u200b'),
  'joiners and soft hyphens': (number, random) =>
    bare(number).replace(
      /\d/g,
      (digit) => digit + pick(['', '\u2060', '\u00ad', '\ufeff', '\u200d'], random),
    ),
  'direction marks': (number, random) =>
    bare(number).replace(/\d/g, (digit) => digit + pick(['', '\u200e', '\u2066', '\u2069'], random)),
  'right to left': (number) => `\u202e${[...number].reverse().join('')}\u202c`,
  'struck through': (number) => bare(number).replace(/\d/g, '$&\u0336'),
  'marks over': (number, random) =>
    bare(number).replace(/\d/g, (digit) => digit + pick(['\u0301', '\u0308', '\u035f'], random)),
  'letter O': (number) => replaced(bare(number), { 0: 'O' }),
  'small letter o': (number) => replaced(number, { 0: 'o' }),
  'letters O and l': (number) => replaced(bare(number), { 0: 'O', 1: 'l' }),
  'letters O and I': (number) => replaced(number, { 0: 'O', 1: 'I' }),
  'cyrillic and greek': (number) => replaced(bare(number), { 0: 'О', 3: 'З' }),
  'several letters': (number, random) =>
    some(
      bare(number),
      random,
      (digit) => ({ 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'b', 8: 'B', 9: 'g' })[digit] ?? digit,
    ),
  'round signs': (number) => replaced(bare(number), { 0: '○' }),
  dots: (number) => regrouped(number, '.'),
  'dots everywhere': (number) => joined(number, '.'),
  'middle dots': (number) => regrouped(number, '·'),
  'spaces everywhere': (number) => joined(number, ' '),
  'dashes everywhere': (number) => joined(number, '-'),
  'other marks': (number, random) =>
    regrouped(number, pick(['*', '~', '/', '_', '|', '、', '…', '+'], random)),
  'marks everywhere': (number, random) => joined(number, pick(['*', '~', '_', '、', '|'], random)),
  'brackets around groups': (number) =>
    number
      .split(/[- ]/)
      .map((group) => `【${group}】`)
      .join(''),
  'text between groups': (number, random) =>
    regrouped(number, pick(['去掉', '中文', '删', '[删除]', '(空格)', '加油', '爱', '呀'], random)),
  'pictures between groups': (number, random) =>
    regrouped(number, pick(['❤️', '🔥', '📞', '⭐⭐', '👉', '✨'], random)),
  'pictures everywhere': (number, random) => joined(number, pick(['💙', '⭐', '🌸'], random)),
  'line breaks': (number) => regrouped(number, '\n'),
  'dash and line break': (number) => number.replace(/[- ]/, '-\n'),
  'roman one': (number) => replaced(bare(number), { 1: 'Ⅰ' }),
  'everything at once': (number, random) =>
    bare(number).replace(/\d/g, (digit) => {
      const forms = ['０１２３４５６７８９', '⓪①②③④⑤⑥⑦⑧⑨', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗', '0123456789', SPELT].map((form) => [
        ...form,
      ]);
      return pick(forms, random)[Number(digit)] ?? digit;
    }),
};

/** Of a number as short as 95000 nothing else is left to know it by. */
export const TOO_MUCH_FOR_SHORT: ReadonlySet<string> = new Set([
  'text between groups',
  'pictures between groups',
  'line breaks',
  'dash and line break',
  'other marks',
  'brackets around groups',
  'dots',
  'middle dots',
  'full-width dash',
  'long dash',
  'no-break space',
  'spaced groups',
  'chinese one as dash',
  'several letters',
  'letters O and I',
  'letters O and l',
  'letter O',
  'small letter o',
  'cyrillic and greek',
  'marks everywhere',
  'pictures everywhere',
  'right to left',
]);
