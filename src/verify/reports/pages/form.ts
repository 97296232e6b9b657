/** The fields of a report and of an appeal as a browser sends them, and what is wrong with each. */
import * as z from 'zod';
import { ok, type Result, refuse } from '../../../kernel/errors.ts';
import type { Typed } from '../../../kernel/http/body.ts';
import { isHoldableText } from '../../../kernel/http/body.ts';
import { NewAppeal, NewReport, Proof } from '../contract.ts';
import { dateOf } from '../days.ts';
import { readYuan } from '../money/contract.ts';

/** What the page says is wrong; the names of fields are those of the form. */
export type Wrong = 'what' | 'reach' | 'text' | 'lost' | 'happenedOn' | 'evidence' | 'email' | 'deeds';
export type AppealWrong = 'entry' | 'who' | 'why' | 'emailNeeded';

const KEY = /^[\w-]{16,64}$/;

/** One value of a field; of a repeated one the first. */
export const typedIn = (typed: Typed, name: string): string => [typed[name]].flat()[0] ?? '';
export const allTypedIn = (typed: Typed, name: string): readonly string[] =>
  [typed[name]].flat().filter((one) => one !== undefined && one !== '') as string[];

export const keyIn = (typed: Typed): string | null => {
  const key = typedIn(typed, 'key');
  return KEY.test(key) ? key : null;
};

export function readReportForm(typed: Typed, now: number): Result<NewReport, readonly Wrong[]> {
  const lost = readYuan(typedIn(typed, 'lost'));
  const day = typedIn(typed, 'happenedOn');
  const parsed = NewReport.safeParse({
    what: typedIn(typed, 'what'),
    reach: typedIn(typed, 'reach'),
    deeds: allTypedIn(typed, 'deeds'),
    text: lines(typedIn(typed, 'text')),
    lost: lost ?? 0,
    happenedOn: day || null,
    evidence: lines(typedIn(typed, 'evidence')),
    email: typedIn(typed, 'email').trim() || null,
    proof: proofIn(typed),
  });
  const wrong = new Set<Wrong>(
    parsed.success ? [] : parsed.error.issues.flatMap(({ path }) => (isWrong(path[0]) ? [path[0]] : [])),
  );
  if (lost === null) wrong.add('lost');
  if (day > dateOf(now)) wrong.add('happenedOn');
  for (const name of ['text', 'evidence'] as const)
    if (!isHoldableText(typedIn(typed, name))) wrong.add(name);
  return parsed.success && wrong.size === 0 ? ok(parsed.data) : refuse([...wrong]);
}

export function readAppealForm(typed: Typed): Result<NewAppeal, readonly AppealWrong[]> {
  const parsed = NewAppeal.safeParse({
    entry: typedIn(typed, 'entry'),
    who: typedIn(typed, 'who'),
    why: lines(typedIn(typed, 'why')),
    email: typedIn(typed, 'email').trim(),
    proof: proofIn(typed),
  });
  const wrong = new Set<AppealWrong>();
  for (const { path } of parsed.success ? [] : parsed.error.issues) {
    if (path[0] === 'email') wrong.add('emailNeeded');
    if (path[0] === 'entry' || path[0] === 'who' || path[0] === 'why') wrong.add(path[0]);
  }
  for (const name of ['entry', 'who', 'why'] as const)
    if (!isHoldableText(typedIn(typed, name))) wrong.add(name);
  return parsed.success && wrong.size === 0 ? ok(parsed.data) : refuse([...wrong]);
}

const WRONG: readonly Wrong[] = ['what', 'reach', 'text', 'lost', 'happenedOn', 'evidence', 'email', 'deeds'];
const isWrong = (name: unknown): name is Wrong => WRONG.some((one) => one === name);

/** Browsers send CRLF; a program that sends the same report sends the same text. */
const lines = (text: string): string => text.replaceAll('\r\n', '\n');

/** A proof that cannot be read is none: then the report is looked at last. */
function proofIn(typed: Typed): Proof | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(typedIn(typed, 'proof'), 'base64').toString('utf8'));
    return z.nullable(Proof).catch(null).parse(read);
  } catch {
    return null;
  }
}
