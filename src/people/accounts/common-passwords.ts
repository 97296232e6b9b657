/** Whether a password is among those that are guessed first. */

/** Digits alone are dates and telephone numbers up to this length. */
const DIGITS = 16;
/** Below this, what is left of a password without its digits is no word to speak of. */
const WORD = 4;

let loaded: Promise<ReadonlySet<string>> | undefined;

/** 49,000 of the commonest; loaded at the first use, as few requests need them. */
const common = (): Promise<ReadonlySet<string>> => {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  );
  return loaded;
};

/** @param about what an attacker knows: name, address */
export async function isCommon(password: string, about: readonly string[]): Promise<boolean> {
  const typed = password.normalize('NFKC').toLowerCase();
  if (/^\d+$/.test(typed)) return once(typed).length < DIGITS;
  const known = new Set(about.flatMap(wordsOf));
  const listed = await common();
  return forms(typed).some((form) => form.length < WORD || listed.has(form) || known.has(plain(form)));
}

/** The password itself, its core without what people add to please a rule, and what is repeated in either. */
function forms(typed: string): string[] {
  const core = typed.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [typed, core, plain(typed)].flatMap((form) => [form, once(form)]);
}

/** What is written again and again, once. */
const once = (text: string): string => /^(.+?)\1+$/u.exec(text)?.[1] ?? text;

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** Each word, all of them in a row, and an address without its host. */
function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = lower.split(/[^\p{L}\p{N}]+/u);
  return [...words, plain(lower), plain(lower.split('@')[0] ?? '')].filter((word) => word !== '');
}
