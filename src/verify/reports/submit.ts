/** Takes a report or an appeal in: once, from few enough, and with everything personal sealed. */
import { createHash } from 'node:crypto';
import type { Card } from '@clearline/card';
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Refused } from '../../people/access/index.ts';
import { type ChallengeUse, readProof } from './challenge.ts';
import type { NewAppeal, NewReport, Proof } from './contract.ts';
import { CHANGED } from './events.ts';
import { newReceipt } from './receipt.ts';
import type { Sealing } from './sealing.ts';
import { standingOf } from './standing.ts';
import { appealReceiptOf, insertAppeal } from './store/appeal.ts';
import { caseOf, countReporter, sightCase } from './store/case.ts';
import { countFrom, hasReported, insertReport, joinCase, queueUp, receiptOf, spend } from './store/report.ts';
import { gistOf, type Subject, subjectsIn } from './subjects.ts';

const DAY = 86_400_000;
/**
 * From one network in a day. A mobile network puts many people behind one address, so who has worked is let in widely;
 * without proof of work a household may still report, and nobody floods.
 */
export const MAX_SLOW = 3;
export const MAX_A_DAY = 100;

/** Who sends it, and when. */
export interface Sender {
  readonly tx: Tx;
  readonly sealing: Sealing;
  /** What one household shares: see `Client.key`. */
  readonly network: string;
  readonly now: number;
  readonly lang: Lang;
  /** Of the form or the program; the same content under the same key is the same report. Null makes each its own. */
  readonly key: string | null;
}

export type SendCode = 'nothing-found' | 'proof-refused' | 'too-many-reports' | 'no-such-entry';
type Sent<Code extends SendCode> = Result<{ receipt: string }, Refused<Code>>;

export async function takeReport(
  sender: Sender,
  report: NewReport,
  card: Card | null,
): Promise<Sent<'nothing-found' | 'proof-refused' | 'too-many-reports'>> {
  const { tx, sealing, now, lang } = sender;
  const { proof, ...content } = report;
  const subjects = subjectsIn(report.text, report.what);
  if (subjects.length === 0) return refuse({ code: 'nothing-found' });
  const digest = digestOf(sender, 'report', content);
  const reporter = sealing.digest('network', sender.network);
  await queueUp(tx, reporter);
  const before = await receiptOf(tx, digest);
  if (before !== null) return ok({ receipt: before });
  const admitted = await admit(sender, 'report', proof);
  if (!admitted.ok) return admitted;
  const receipt = newReceipt();
  const gist = gistOf(report.text, subjects);
  const id = await insertReport(tx, {
    receipt,
    digest,
    at: new Date(now),
    what: report.what,
    reach: report.reach,
    deeds: [...new Set(report.deeds)],
    lost: report.lost,
    happenedOn: report.happenedOn,
    lang,
    slow: proof === null,
    sealed: sealing.seal('report', receipt, JSON.stringify({ text: report.text, story: report.evidence })),
    sealedContact: report.email === null ? null : sealing.seal('contact', receipt, report.email),
    gist: gist === null ? null : sealing.digest('gist', gist),
    reporter,
  });
  await joinCases(sender, { id, reporter, slow: proof === null }, subjects, card);
  await emit(tx, CHANGED, {});
  return ok({ receipt });
}

interface Joining {
  readonly id: string;
  readonly reporter: Buffer;
  readonly slow: boolean;
}

async function joinCases(
  { tx, now }: Sender,
  { id, reporter }: Joining,
  subjects: readonly Subject[],
  card: Card | null,
): Promise<void> {
  // Two reports of the same cases take their rows in the same order.
  const inOrder = [...subjects].sort((a, b) => (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1));
  for (const { kind, value, written, signals } of inOrder) {
    const isOwn = card !== null && standingOf(card, { kind, value }) === 'official';
    const state = isOwn ? 'own' : 'open';
    const caseId = await sightCase(tx, { kind, value, at: new Date(now), state });
    if (!(await hasReported(tx, caseId, reporter))) await countReporter(tx, caseId);
    await joinCase(tx, id, caseId, { written, signals });
  }
}

export async function takeAppeal(
  sender: Sender,
  appeal: NewAppeal,
): Promise<Sent<'no-such-entry' | 'proof-refused' | 'too-many-reports'>> {
  const { tx, sealing, now, lang } = sender;
  const { proof, ...content } = appeal;
  const found = await entryOf(tx, appeal.entry);
  if (!found) return refuse({ code: 'no-such-entry' });
  const digest = digestOf(sender, 'appeal', content);
  const reporter = sealing.digest('network', sender.network);
  await queueUp(tx, reporter);
  const before = await appealReceiptOf(tx, digest);
  if (before !== null) return ok({ receipt: before });
  const admitted = await admit(sender, 'appeal', proof);
  if (!admitted.ok) return admitted;
  const receipt = newReceipt();
  const { who, why, email } = appeal;
  await insertAppeal(tx, {
    caseId: found,
    receipt,
    digest,
    at: new Date(now),
    lang,
    sealed: sealing.seal('appeal', receipt, JSON.stringify({ who, why, email })),
    reporter,
  });
  await emit(tx, CHANGED, {});
  return ok({ receipt });
}

/** The confirmed case that the appeal names, by its value or by whatever reads as it. */
async function entryOf(tx: Tx, entry: string): Promise<string | null> {
  const plain = entry.replaceAll('[.]', '.').replace(/^hxxp/i, 'http');
  const named = [
    { value: plain, kind: undefined },
    ...subjectsIn(plain, 'phone').map(({ kind, value }) => ({ kind, value })),
  ];
  for (const { value, kind } of named) {
    const found = await caseOf(tx, value, kind);
    if (found?.state === 'confirmed') return found.id;
  }
  return null;
}

async function admit(
  { tx, sealing, network, now }: Sender,
  use: ChallengeUse,
  proof: Proof | null,
): Promise<Result<null, Refused<'proof-refused' | 'too-many-reports'>>> {
  const counts = await countFrom(tx, sealing.digest('network', network), new Date(now - DAY));
  if (counts.all >= MAX_A_DAY || (proof === null && counts.slow >= MAX_SLOW))
    return refuse({ code: 'too-many-reports' });
  if (proof === null) return ok(null);
  const spent = await readProof(proof, { sealing, use, network, now });
  if (!spent || !(await spend(tx, spent.digest, spent.until))) return refuse({ code: 'proof-refused' });
  return ok(null);
}

/** What has no key is new each time. */
function digestOf({ key }: Sender, use: ChallengeUse, content: object): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([use, key ?? newReceipt() + newReceipt(), content]))
    .digest();
}
