import type { Localized } from '@clearline/card';
import type * as z from 'zod';
import { say } from './messages.ts';
import { nearest } from './near.ts';
import { type Findings, type Path, type Said, shown } from './problem.ts';
import { hiddenIn } from './text.ts';

/** Reads one part by its schema; what is wrong with it is noted, and there is no value then. */
export function take<T>(schema: z.ZodType<T>, value: unknown, path: Path, findings: Findings): T | undefined {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) note(issue, value, path, findings);
  return undefined;
}

function note(issue: z.core.$ZodIssue, root: unknown, base: Path, findings: Findings): void {
  const steps = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = [...base, ...steps];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) findings.add([...path, key], unknownKey(key, issue.message.split(' ')));
    return;
  }
  const value = valueAt(root, steps);
  const key = shown(path.findLast((step) => typeof step === 'string') ?? '');
  if (value === undefined) findings.add(path, say.missingKey(key));
  else if (value === null) findings.add(path, say.emptyValue(key));
  else findings.add(path, wrong(issue, value));
}

export const unknownKey = (key: string, allowed: readonly string[]): Said =>
  say.unknownKey(key, allowed, nearest(key, allowed));

function wrong(issue: z.core.$ZodIssue, value: unknown): Said {
  const unit = 'origin' in issue ? COUNTED[issue.origin] : undefined;
  switch (issue.code) {
    case 'invalid_type':
      return say.wrongType(value, issue.expected);
    case 'invalid_value':
      if (issue.values.some((v) => typeof v === 'number' && String(v) === value))
        return say.wrongType(value, 'number');
      return notAllowed(value, issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? notAllowed(value, issue.options.map(String))
        : say.wrongType(value, 'string');
    case 'too_small':
      return unit ? say.tooFew(Number(issue.minimum), unit) : say.tooSmall(Number(issue.minimum));
    case 'too_big':
      return unit ? say.tooMany(Number(issue.maximum), unit) : say.tooLarge(Number(issue.maximum));
    case 'invalid_format':
      return issue.format === 'email' ? say.badEmail(value) : say.badDate(value, '2026-10-01');
    case 'custom':
      return custom(String(issue.params?.code), value);
    default:
      return say.wrongType(value, 'object');
  }
}

function custom(code: string, value: unknown): Said {
  switch (code) {
    case 'bad-id':
      return say.badId(value);
    case 'bad-url':
      return say.badUrl(value);
    case 'bad-email':
      return say.badEmail(value);
    case 'bad-date':
      return say.badDate(value, '2026-10-01 08:00');
    case 'bad-duration':
      return say.badDuration(value);
    case 'outer-space':
      return say.outerSpace();
    case 'hidden-character':
      return say.hiddenCharacter(hiddenIn(String(value).replaceAll('\n', ' ')) ?? '\n');
    case 'stacked-marks':
      return say.stackedMarks();
    default:
      throw new Error(`registry check without a message: ${code}`);
  }
}

const notAllowed = (value: unknown, allowed: readonly string[]): Said =>
  say.notAllowed(value, allowed, typeof value === 'string' ? nearest(value, allowed) : undefined);

/** What is counted by its parts; a number stands for itself. */
const COUNTED: Readonly<Record<string, Localized>> = {
  string: { zh: '个字符', en: 'characters' },
  array: { zh: '项', en: 'entries' },
};

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return value;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}
