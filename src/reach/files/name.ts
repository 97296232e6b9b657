/** What a file is called: for people to read, and for their disks. Never used as a path by us. */
import { mask } from '../privacy/index.ts';
import { MAX_NAME } from './contract.ts';

/** Controls, directions and other invisible characters, lone surrogates, and what some disk cannot take. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}<>:"|?*]/gu;
/** Endings that say what a file is: one that says otherwise than its content is replaced. */
const KNOWN = /\.(jpe?g|jfif|png|webp|gif|pdf|txt|docx|xlsx)$/i;
/** Windows hands these to devices, whatever stands behind the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const UNNAMED = 'file';

/**
 * Safe to show and to save, with secrets hidden as in texts, and with the ending of its true type.
 * @param ending without its dot
 */
export function nameOf(given: string, ending: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(UNSAFE, '').replaceAll(/\s+/g, ' ').trim();
  const base = mask(clean.replace(KNOWN, '')).text.replace(/^[.\s]+|[.\s]+$/g, '');
  const room = MAX_NAME - ending.length - 1;
  const short = firstOf(base, room).trimEnd();
  const named =
    short === '' || DEVICE.test(short.split('.', 1)[0] ?? '') ? `${UNNAMED}${short && `-${short}`}` : short;
  return `${named}.${ending}`;
}

/** At most so many UTF-16 units, and no half of a character. */
function firstOf(text: string, most: number): string {
  let first = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    if (first.length + segment.length > most) break;
    first += segment;
  }
  return first;
}
