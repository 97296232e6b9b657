/** What one slip makes of a name. */

export type Edit = 'same' | 'transposed' | 'bit-flip' | 'doubled' | 'inserted' | 'deleted' | 'substituted';

/** The one edit that makes `other` of `name`; undefined where it takes more. Linear. */
export function editBetween(name: string, other: string): Edit | undefined {
  if (name === other) return 'same';
  const difference = other.length - name.length;
  if (Math.abs(difference) > 1) return undefined;
  let at = 0;
  while (name[at] !== undefined && name[at] === other[at]) at++;
  if (difference === 1) return name.slice(at) === other.slice(at + 1) ? inserted(other, at) : undefined;
  if (difference === -1) return name.slice(at + 1) === other.slice(at) ? 'deleted' : undefined;
  if (name.slice(at + 1) === other.slice(at + 1))
    return isBitFlip(name, other, at) ? 'bit-flip' : 'substituted';
  const isSwapped = name[at] === other[at + 1] && name[at + 1] === other[at];
  return isSwapped && name.slice(at + 2) === other.slice(at + 2) ? 'transposed' : undefined;
}

const inserted = (other: string, at: number): Edit =>
  other[at] === other[at - 1] || other[at] === other[at + 1] ? 'doubled' : 'inserted';

/** A bit that fell over in a memory: the letters differ in one bit of ASCII. */
function isBitFlip(name: string, other: string, at: number): boolean {
  const bits = name.charCodeAt(at) ^ other.charCodeAt(at);
  return (bits & (bits - 1)) === 0 && name.charCodeAt(at) < 0x80;
}

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWELS = 'aeiou';

/** Whether a letter is easily taken or typed for another: a neighbour on the keyboard, or a vowel for a vowel. */
export function areClose(one: string, other: string): boolean {
  if (VOWELS.includes(one) && VOWELS.includes(other)) return true;
  const [a, b] = [placeOf(one), placeOf(other)];
  return (
    a !== undefined && b !== undefined && Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= 1
  );
}

function placeOf(letter: string): { row: number; column: number } | undefined {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  return row < 0 ? undefined : { row, column: ROWS[row]?.indexOf(letter) ?? 0 };
}
