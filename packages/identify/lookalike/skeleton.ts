import { looksLike } from '../fold/confusables.ts';
import { hostInUnicode } from '../hosts/suffix.ts';

const MARKS = /\p{M}/gu;
/** Of ASCII itself: one letter or digit for all that are drawn alike or typed for one another. */
const ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'b',
  '7': 't',
  '8': 'b',
  '9': 'g',
  i: 'l',
  j: 'l',
  q: 'g',
};
/** Two letters that are drawn as one. */
const DRAWN_AS_ONE: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
];

/** As it is shown to people: Unicode, lower case. */
export const shown = (label: string): string => hostInUnicode(label).toLowerCase();

/** Plain letters under all that is drawn over, or in other scripts like, them. */
export const plainly = (label: string): string =>
  [...shown(label).normalize('NFKD').replace(MARKS, '')].map(looksLike).join('');

/** Two labels that people take for one another have one skeleton. Dashes are left out. */
export function skeleton(label: string): string {
  let bones = plainly(label).replaceAll('-', '');
  for (const [two, one] of DRAWN_AS_ONE) bones = bones.replaceAll(two, one);
  return [...bones].map((letter) => ALIKE[letter] ?? letter).join('');
}
