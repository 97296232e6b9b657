import {
  type CardCrypto,
  judge,
  type Trusted,
  type Verdict,
  type VerifyCode,
  type VerifyResult,
  verifyBundle,
} from '@clearline/card';
import { decodeOctets, POLICY_MAX_BYTES, type Policy, parsePolicy } from '@clearline/tlog';
import { durationOf } from '../age.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto.ts';
import { readFileWithin } from '../durable.ts';
import { EXIT } from '../exit.ts';
import { Unreachable } from '../http.ts';
import { Evidence, proveFork } from '../monitor/evidence.ts';
import { policyText } from '../record/messages.ts';
import { verifyMessages } from './messages.ts';
import { reportJson, reportText } from './report.ts';
import { readSource } from './source.ts';

export interface VerifyCommand {
  readonly policy?: string;
  readonly number?: string;
  readonly value?: string;
  readonly also?: readonly string[];
  readonly at?: string;
  readonly maxAge?: string;
  readonly json?: true;
}

const crypto: CardCrypto = { sha256, subtle: globalThis.crypto.subtle };

/** The exit code of each verdict. */
const EXITS: Readonly<Record<Verdict['verdict'], number>> = {
  genuine: EXIT.fine,
  official: EXIT.fine,
  retired: EXIT.no,
  'not-listed': EXIT.no,
  invalid: EXIT.invalid,
  'different-records': EXIT.invalid,
  'too-old': EXIT.tooOld,
  forked: EXIT.forked,
};

/** Verifies proofs, and looks up an identifier in them. @returns the exit code */
export async function verify(where: string, options: VerifyCommand, context: Context): Promise<number> {
  const t = verifyMessages[context.lang];
  const now = options.at === undefined ? context.clock.now() : instantOf(options.at);
  if (now === null) return refused(t.badInstant(options.at ?? ''), EXIT.usage);
  const { maxAge } = options;
  const maxAgeMs = maxAge === undefined ? Number.POSITIVE_INFINITY : durationOf(maxAge);
  if (maxAgeMs === null) return refused(t.badMaxAge(maxAge ?? ''), EXIT.usage);
  const pinned = options.policy === undefined ? null : await readPinned(options.policy, context);
  if (pinned === 'refused') return EXIT.unreadable;
  const proofs: Uint8Array[] = [];
  for (const source of [where, ...(options.also ?? [])]) {
    const bytes = await readOrSay(source, context);
    if (!bytes) return EXIT.unreadable;
    proofs.push(bytes);
  }
  const [first] = proofs;
  const evidence = first && readEvidence(first);
  if (evidence) return checkEvidence(evidence, pinned?.policy ?? null, context);
  return answer(proofs, { policy: pinned?.text ?? null, maxAgeMs }, options, now, context);

  function refused(sentence: string, code: number): number {
    context.remark(sentence);
    return code;
  }
}

async function answer(
  proofs: readonly Uint8Array[],
  trusted: Trusted,
  { number, value, json }: VerifyCommand,
  now: number,
  context: Context,
): Promise<number> {
  const results: VerifyResult[] = [];
  for (const proof of proofs) results.push(await verifyBundle(proof, trusted, now, crypto));
  const verdict = judge(results, number ?? value ?? null, now);
  const said = { verdict, code: codeOf(verdict, results), policy: trusted.policy, proofs };
  (json ? reportJson : reportText)(said, context);
  return EXITS[verdict.verdict];
}

/** Why the answer is not better: of a proof that is too old, in which way it is. */
function codeOf(verdict: Verdict, results: readonly VerifyResult[]): VerifyCode | null {
  if (verdict.verdict === 'invalid') return verdict.code;
  if (verdict.verdict !== 'too-old') return null;
  const found = results.find((result) => !result.ok && result.error.past === verdict.proof);
  return found && !found.ok ? found.error.code : null;
}

/** In UTC or with an offset; a date alone would leave open which instant is meant. */
function instantOf(text: string): number | null {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const instant = isInstant ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

interface Pinned {
  readonly policy: Policy;
  readonly text: string;
}

async function readPinned(path: string, { lang, remark }: Context): Promise<Pinned | 'refused'> {
  const bytes = await readFileWithin(path, POLICY_MAX_BYTES);
  const policy = bytes && parsePolicy(bytes, sha256);
  if (bytes && policy?.ok) return { policy: policy.value, text: decodeOctets(bytes) };
  const where = path;
  const line = policy && !policy.ok ? policy.error.line : 0;
  remark(policyText(bytes ? { code: 'malformed-policy', where, line } : { code: 'no-policy', where }, lang));
  return 'refused';
}

async function readOrSay(where: string, context: Context): Promise<Uint8Array | null> {
  const t = verifyMessages[context.lang];
  try {
    const bytes = await readSource(where, context);
    if (!bytes) context.remark(t.missing(where));
    return bytes;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    context.remark(t.unreadable(error.message));
    return null;
  }
}

function readEvidence(bytes: Uint8Array): Evidence | null {
  try {
    return Evidence.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
}

async function checkEvidence(evidence: Evidence, policy: Policy | null, context: Context): Promise<number> {
  const t = verifyMessages[context.lang];
  if (!policy) {
    context.remark(t.forkNeedsPolicy);
    return EXIT.usage;
  }
  const holds = await proveFork(evidence, policy);
  context.print(holds ? t.forkProven : t.forkUnproven);
  return holds ? EXIT.forked : EXIT.invalid;
}
