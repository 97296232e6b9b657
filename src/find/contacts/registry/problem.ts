import type { Localized } from '@clearline/card';

const REGISTRY_CODES = [
  // The file
  'file-too-large',
  'file-empty',
  'not-utf8',
  'syntax',
  'several-documents',
  'alias',
  'custom-tag',
  'too-deep',
  'too-many-tokens',
  'duplicate-key',
  'key-not-text',
  'too-many-problems',
  // Shape
  'unknown-key',
  'missing-key',
  'empty-value',
  'wrong-type',
  'not-allowed',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'bad-url',
  'bad-email',
  'bad-date',
  'bad-id',
  'bad-duration',
  'hidden-character',
  'stacked-marks',
  'outer-space',
  'reserved-name',
  // Values
  'bad-number',
  'line-mismatch',
  'not-reachable',
  'bad-domain',
  'bad-handle',
  // Hours
  'bad-span',
  'inverted-hours',
  'overlapping-hours',
  'unknown-day',
  'day-twice',
  'unknown-zone',
  'unknown-hours',
  'ends-before-start',
  // References and time
  'duplicate-id',
  'duplicate-value',
  'successor-unknown',
  'successor-retired',
  'retired-still-active',
  'in-the-future',
  'badge-expired',
  // What every registry must have
  'no-filing',
  'no-number-in-nav',
  'too-many-on-surface',
  'intent-without-channel',
  // What the card refuses although nothing above does
  'card-refuses',
  // Warnings
  'no-official-domain',
  'plain-http',
  'nav-not-from-mobiles',
  'surface-for-phones',
  'crowded-surface',
  'lookalike-host',
  'holidays-unknown',
] as const;
export type RegistryCode = (typeof REGISTRY_CODES)[number];

/** What is wrong and how to mend it, for people; `code` is for machines. */
export interface Said {
  code: RegistryCode;
  message: Localized;
  fix: Localized;
  /** Channels that the message names by their labels, in its order. */
  channels?: readonly Named[];
}

export interface Named {
  id: string;
  label: Localized;
}
export const said = (code: RegistryCode, message: Localized, fix: Localized): Said => ({
  code,
  message,
  fix,
});
export const text = (zh: string, en: string): Localized => ({ zh, en });

export interface RegistryProblem extends Said {
  /** From 1, in characters of the file without its byte order mark. */
  line: number;
  column: number;
  /** Where in the data: `channels[3].number`; empty for the file itself. */
  path: string;
}

export type Path = readonly (string | number)[];

export interface Finding {
  path: Path;
  said: Said;
  /** Where it stands in the text, when its path does not lead there. */
  offset?: number;
}

/** Gathers everything that is wrong, so that an operator mends a file in one go. */
export class Findings {
  readonly problems: Finding[] = [];
  readonly warnings: Finding[] = [];

  add(path: Path, said: Said, offset?: number): void {
    this.problems.push(offset === undefined ? { path, said } : { path, said, offset });
  }
  warn(path: Path, said: Said): void {
    this.warnings.push({ path, said });
  }
}

export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(shown(step))}]`;
  }
  return text;
}

/** Input as a message may quote it: short, with everything invisible named by its code point. */
export function shown(input: unknown, max = 60): string {
  // JSON has no infinity.
  const text =
    typeof input === 'string' || typeof input === 'number'
      ? String(input)
      : (JSON.stringify(input) ?? String(input));
  const short = [...text.slice(0, 4 * max)];
  const cut = short.length > max ? `${short.slice(0, max).join('')}…` : short.join('');
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (c) => `<${codePoint(c)}>`);
}

export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
