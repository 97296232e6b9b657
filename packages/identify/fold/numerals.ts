/** What stands for a digit without being one. */

/** `digit`: a digit in the folded text. `numeral`: a Chinese one. `letter`: of any alphabet, read as the digit it resembles. */
export type NumeralKind = 'digit' | 'numeral' | 'letter';

/** By value, 0 to 9: everyday, for accounts, as called out on the radio and on the phone, and archaic. */
const CHINESE = [
  '〇零洞',
  '一壹幺弌',
  '二贰貳弍两兩',
  '三叁參参弎',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
];
const LETTERS = ['OoΟοОоՕօ○◯⭕', 'IliіІӏӀΙι', 'ZzƧ', 'ЗзƷЭэ', 'Чч', 'SsЅѕ', 'bбЬь', '', 'BВΒ', 'gqԛ'];

const KINDS: readonly NumeralKind[] = ['digit', 'numeral', 'letter'];
const SHIFT = 4;

const READINGS = new Uint8Array(0x10000);
const enter = (chars: string, value: number, kind: NumeralKind) => {
  for (const char of chars) READINGS[char.charCodeAt(0)] = ((KINDS.indexOf(kind) + 1) << SHIFT) | value;
};
for (let value = 0; value < 10; value++) {
  enter(`${value}`, value, 'digit');
  enter(CHINESE[value] ?? '', value, 'numeral');
  enter(LETTERS[value] ?? '', value, 'letter');
}

/** @param unit of UTF-16, of a folded text */
export function numeralKind(unit: number): NumeralKind | undefined {
  const reading = READINGS[unit] ?? 0;
  return reading === 0 ? undefined : KINDS[(reading >> SHIFT) - 1];
}

/** 0–9; meaningless where {@link numeralKind} is undefined. */
export const numeralValue = (unit: number): number => (READINGS[unit] ?? 0) & ((1 << SHIFT) - 1);
