/** Dots, at-signs and schemes that are written so that machines miss them. */

/** Fills the place of what was longer, so that places stay what they are. No text that is folded holds it. */
export const FILLER = '\u0001';

const SUFFIXES =
  'com|cn|net|org|top|xyz|vip|cc|club|shop|site|online|example|info|co|io|me|app|link|icu|pro|wang|live|fun';
/** The letter behind must be one of a host; what stands before is looked at by the finder. */
const DOTS: readonly RegExp[] = [
  /\[\.\]|\(\.\)|\{\.\}|【\.】|\[dot\]|\(dot\)|\{dot\}/gi,
  new RegExp(`(?<=[\\p{L}\\p{N}]) ?(?:\\(点\\)|\\[点\\]|点|點) ?(?=(?:${SUFFIXES})(?![a-z0-9]))`, 'giu'),
  new RegExp(`(?<=[a-z0-9]) (?:dot|\\.) (?=(?:${SUFFIXES})(?![a-z0-9]))`, 'gi'),
  new RegExp(`(?<=[a-z0-9]) \\.(?=(?:${SUFFIXES})(?![a-z0-9]))`, 'gi'),
  // Browsers read the Chinese full stop as a dot (UTS #46).
  new RegExp(`(?<=[a-z0-9-])[。·•](?=(?:${SUFFIXES})(?![a-z0-9]))`, 'gi'),
];
const ATS =
  /\(at\)|\[at\]|\{at\}|(?<=[a-z0-9]) ?艾特 ?(?=[a-z0-9])|(?<=[a-z0-9])#(?=(?:qq|163|126|gmail|outlook|hotmail|sina|foxmail|yeah|139|189|aliyun)\.)/gi;
const SCHEMES = /(?<![a-z])(?:hxxp|h\*\*p|h t t p|httq)(?=s?\s?:)/gi;

/** The text with plain dots and at-signs, each at the place where it stood: as long as before. */
export function withPlainJoints(text: string): string {
  let plain = text.replaceAll(FILLER, ' ');
  for (const dots of DOTS) plain = plain.replace(dots, (found) => inPlace(found, '.'));
  plain = plain.replace(ATS, (found) => inPlace(found, '@'));
  return plain.replace(SCHEMES, (found) => 'http'.padEnd(found.length, FILLER));
}

const inPlace = (found: string, mark: string): string => FILLER.repeat(found.length - 1) + mark;

export const withoutFiller = (text: string): string => text.replaceAll(FILLER, '');
