import {
  type Approval,
  canonical,
  cautions,
  parseBundle,
  REFUSAL_SENTENCES,
  type Verdict,
  type VerifiedCard,
  type VerifyCode,
  verdictSentence,
} from '@clearline/card';
import { encodeOctets, type Policy, parsePolicy } from '@clearline/tlog';
import type { Context, Lang } from '../context.ts';
import { sha256, sha256Hex } from '../crypto.ts';
import { fingerprintLines } from '../fingerprint.ts';
import { verifyMessages } from './messages.ts';

export interface Answer {
  readonly verdict: Verdict;
  /** Why it is not better, where that has a code. */
  readonly code: VerifyCode | null;
  /** The policy that was given; null where each proof brought its own. */
  readonly policy: string | null;
  readonly proofs: readonly Uint8Array[];
}

type Report = (answer: Answer, context: Context) => void;

export const reportText: Report = (answer, { lang, print, remark }) => {
  const { verdict, policy, proofs } = answer;
  print(sentenceOf(answer)[lang]);
  const known = proofsOf(verdict);
  for (const proof of known) for (const line of factLines(proof, lang)) print(line);
  for (const caution of new Set(known.flatMap(cautions).map((one) => one[lang]))) remark(caution);
  const t = verifyMessages[lang];
  for (const one of new Set(policy === null ? proofs.flatMap(policyIn) : [policy])) {
    remark(t.key);
    for (const line of fingerprintLines(policyOf(one))) remark(`  ${line}`);
  }
};

export const reportJson: Report = (answer, { lang, print }) => {
  const { verdict, code } = answer;
  const known = proofsOf(verdict);
  const { verdict: kind } = verdict;
  print(
    JSON.stringify({
      verdict: kind,
      code,
      sentence: sentenceOf(answer)[lang],
      channel: kind === 'official' ? verdict.channel.id : null,
      retiredOn: kind === 'retired' ? verdict.on : null,
      successor: kind === 'retired' ? (verdict.successor?.id ?? null) : null,
      proofs: known.map(facts),
      cautions: [...new Set(known.flatMap(cautions).map((one) => one[lang]))],
    }),
  );
};

/** That its witnesses last saw it too long ago says nothing of the card's own dates. */
const sentenceOf = ({ verdict, code }: Answer) =>
  code === 'cosigned-too-long-ago' ? REFUSAL_SENTENCES[code] : verdictSentence(verdict);

function proofsOf(verdict: Verdict): readonly VerifiedCard[] {
  if ('proof' in verdict) return [verdict.proof];
  return 'proofs' in verdict ? verdict.proofs : [];
}

const digestOf = ({ card }: VerifiedCard) => sha256Hex(canonical(card));

const facts = (proof: VerifiedCard) => ({
  n: proof.n,
  digest: digestOf(proof),
  log: proof.log,
  index: String(proof.index),
  size: String(proof.size),
  asOf: proof.asOf,
  until: proof.until,
  witnesses: proof.witnesses,
  approvals: proof.approvals,
  publishers: proof.publishers,
  single: proof.single,
  pinned: proof.pinned,
  handedOver: proof.handedOver,
  otherPolicy: proof.otherPolicy,
});

function factLines(proof: VerifiedCard, lang: Lang): readonly string[] {
  const t = verifyMessages[lang];
  const approved = ({ name, kind }: Approval) => `${name} (${t.kinds[kind]})`;
  return [
    t.card(proof.n, digestOf(proof)),
    t.where(proof.log, proof.index, proof.size),
    t.witnesses(proof.witnesses.map(({ name, at }) => `${name} (${at})`)),
    t.approvals(proof.approvals.map(approved)),
  ];
}

function policyIn(proof: Uint8Array): readonly string[] {
  const bundle = parseBundle(proof);
  return bundle.ok ? [bundle.value.policy] : [];
}

const NOBODY: Policy = { logs: [], witnesses: [], groups: [], quorum: 'none' };
function policyOf(text: string): Policy {
  const policy = parsePolicy(encodeOctets(text), sha256);
  return policy.ok ? policy.value : NOBODY;
}
