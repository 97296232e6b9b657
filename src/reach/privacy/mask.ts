/** Hides in a message what nobody needs to see, before it is stored (R46). Pure, linear, and without a throw. */
import { type FoundCard, findCards } from './cards.ts';
import { findCodes } from './codes.ts';
import { type Masked, SECRET_KINDS, type Secret, type SecretKind } from './contract.ts';
import { findCvvs } from './cvvs.ts';
import { findIds } from './ids.ts';
import { findPrivateKeys, findTokens } from './keys.ts';
import { findPassports } from './passports.ts';
import { findPasswords } from './passwords.ts';
import { piecesIn, type Range } from './pieces.ts';
import type { Place } from './place.ts';
import { type Sheet, sheetOf, without } from './sheet.ts';

type Found = Place & Partial<Pick<FoundCard, 'shown'>>;

const FINDERS: Readonly<Record<SecretKind, (sheet: Sheet) => readonly Found[]>> = {
  'private-key': findPrivateKeys,
  'access-token': findTokens,
  password: findPasswords,
  'resident-id': findIds,
  'bank-card': findCards,
  passport: findPassports,
  'card-cvv': findCvvs,
  'one-time-code': findCodes,
};

/**
 * @param isOfficial whether a value (digits alone, or as it is written) is the operator's own and so is never hidden
 */
export function mask(text: string, isOfficial: (value: string) => boolean = () => false): Masked {
  let sheet = sheetOf(text, isOfficial);
  const piecesOf = piecesIn(sheet.folded);
  const hidden: Hidden[] = [];
  for (const kind of SECRET_KINDS) {
    const found = FINDERS[kind](sheet);
    sheet = without(sheet, found);
    hidden.push(...found.flatMap((one) => hiddenIn(piecesOf(one), kind, one.shown)));
  }
  return written(text, apart(hidden));
}

/** Without a digit left of any of them. */
export const hide = (text: string, secrets: readonly Secret[]): string =>
  written(
    text,
    secrets.map((one) => ({ ...one, by: HIDDEN })),
  ).text;

interface Hidden extends Secret {
  /** What is put in its place. */
  readonly by: string;
}

const HIDDEN = '••••••';
const MIDDLE = '•••• ••••';

/** What stands in several places of the text as it was given shows none of its digits. */
function hiddenIn(pieces: readonly Range[], kind: SecretKind, shown: FoundCard['shown']): Hidden[] {
  const by = shown && pieces.length === 1 ? `${shown[0]} ${MIDDLE} ${shown[1]}` : HIDDEN;
  return pieces.map((piece) => ({ kind, ...piece, by }));
}

/** One character can be read as several digits, and so belong to two secrets. */
function apart(hidden: readonly Hidden[]): readonly Hidden[] {
  const all: Hidden[] = [];
  for (const one of hidden.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && one.start < last.end)
      all[all.length - 1] = { ...last, end: Math.max(last.end, one.end), by: HIDDEN };
    else all.push(one);
  }
  return all;
}

/** What changes the direction of the text stays, or the rest would be read otherwise than before. */
const NO_DIRECTION = /[^\u202a-\u202e\u2066-\u2069]/g;

function written(text: string, hidden: readonly Hidden[]): Masked {
  let masked = '';
  let end = 0;
  for (const one of hidden) {
    masked += text.slice(end, one.start) + one.by + text.slice(one.start, one.end).replace(NO_DIRECTION, '');
    end = one.end;
  }
  return {
    text: masked + text.slice(end),
    secrets: hidden.map(({ kind, start, end }) => ({ kind, start, end })),
  };
}
