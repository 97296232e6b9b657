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

/** @param about what an attacker knows: address, name, site */
export async function isCommon(password: string, about: readonly string[]): Promise<boolean> {
  const typed = password.normalize('NFKC').toLowerCase();
  if (/^\d+$/.test(typed) && typed.length < DIGITS) return true;
  const known = new Set(about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  const listed = await common();
  return forms(typed).some(
    (form) => form.length < WORD || listed.has(form) || (form.length >= WORD && known.has(form)),
  );
}

/** The password itself, its core without what people add to please a rule, and the half that is repeated. */
function forms(typed: string): string[] {
  const core = typed.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [typed, core, once(typed), once(core)];
}

/** What is written again and again, once. */
const once = (text: string): string => /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
