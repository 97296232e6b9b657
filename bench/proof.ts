/** A proof bundle of the demo's card: how much it weighs, and how long it takes to verify in Node and in Chromium. */
import { generateKeyPairSync, randomBytes, sign, webcrypto } from 'node:crypto';
import { type Bundle, parseBundle, payloadOf, verifyBundle } from '@clearline/card';
import { parseNote, parsePolicy, parseProof } from '@clearline/tlog';
import { systemClock } from '../src/kernel/clock.ts';
import { sha256 } from '../src/kernel/crypto.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { openChromium } from './chromium.ts';
import { type LoggedProof, proofIn } from './proof-log.ts';
import { heading, percentile, ratios, table } from './report.ts';
import { ask, type Site, startSite } from './site.ts';

const { subtle } = webcrypto;

const LARGEST = 1_000_000;
const LOGS = [10, 1_000, LARGEST];
/** Engines compile while they run. */
const WARM_UP = 500;
const ROUNDS = 1_000;
const SECONDS = 60;
/** About as many as a checkpoint has. */
const MESSAGE_BYTES = 200;

export async function proof(): Promise<void> {
  const site = await startSite();
  try {
    const { bundle, log } = await servedBy(site);
    const proofs: LoggedProof[] = [];
    for (const entries of LOGS) proofs.push(await proofIn(entries, bundle, log));
    const largest = proofs.find(({ entries }) => entries === LARGEST) as LoggedProof;
    await inNode(largest);
    await inChromium(site, largest);
    await weight(bundle, proofs);
  } finally {
    await site.stop();
  }
}

/** The proof of the demo's card as the site serves it, once its witness has seen the card; and the origin of its log. */
async function servedBy({ origin }: Site): Promise<{ bundle: Bundle; log: string }> {
  let served: Buffer | null = null;
  await waitUntil(async () => {
    const answer = await ask(`${origin}/card/1.proof.json`);
    served = answer?.status === 200 ? answer.body : null;
    return served !== null;
  }, SECONDS);
  const bundle = parseBundle(served ?? Buffer.of());
  if (!bundle.ok) throw new Error(`the proof that is served is none: ${bundle.error}`);
  const policy = parsePolicy(Buffer.from(bundle.value.policy), sha256);
  const log = policy.ok ? policy.value.logs[0]?.key.name : undefined;
  if (log === undefined) throw new Error('the proof that is served names no log');
  return { bundle: bundle.value, log };
}

/** Milliseconds: the very first verification, and of each round the verification and its signatures alone. */
interface Times {
  readonly first: number;
  readonly whole: readonly number[];
  readonly bare: readonly number[];
}

async function inNode(proof: LoggedProof): Promise<void> {
  heading(`The proof bundle in the log of ${LARGEST}, verified in Node`);
  const bare = await bareVerification();
  const signatures = signaturesOf(proof);
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const times = {
    first: await timed(() => verify(proof)),
    whole: [] as number[],
    bare: [] as number[],
  };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const whole = await timed(() => verify(proof));
    const alone = await timed(async () => {
      for (let at = 0; at < signatures; at++) await bare();
    });
    if (round < 0) continue;
    times.whole.push(whole);
    times.bare.push(alone);
  }
  report('verifyBundle', times, signatures);
  console.log('Budget: ≤ 2 ms.');
}

async function verify({ bytes, policy }: LoggedProof): Promise<void> {
  const result = await verifyBundle(bytes, { policy }, systemClock.now(), { sha256, subtle });
  if (!result.ok) throw new Error(`the proof is refused: ${result.error.code}`);
}

/** One Ed25519 verification by WebCrypto, of a key that is ready. */
async function bareVerification(): Promise<() => Promise<boolean>> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const key = await subtle.importKey('spki', spki, 'Ed25519', false, ['verify']);
  const message = randomBytes(MESSAGE_BYTES);
  const signature = sign(null, message, privateKey);
  return () => subtle.verify('Ed25519', key, signature, message);
}

/** Of the log, its witnesses and the publishers. */
function signaturesOf({ bundle: { entry, publishers, proof } }: LoggedProof): number {
  const read = parseProof(Buffer.from(proof));
  const note = read.ok ? parseNote(read.value.checkpoint) : read;
  if (!note.ok) throw new Error(note.error.code);
  return [entry, ...publishers, note.value].reduce((sum, { signatures }) => sum + signatures.length, 0);
}

function report(name: string, { first, whole, bare }: Times, signatures: number): void {
  const row = (title: string, values: readonly number[]) => [
    title,
    ...[50, 99, 100].map((percent) => percentile(values, percent).toFixed(2)),
  ];
  const alone = `${signatures} bare Ed25519 verifications`;
  table([['', 'p50 ms', 'p99 ms', 'greatest'], row(name, whole), row(alone, bare)]);
  console.log(`\n${name} ÷ ${alone}, p50: × ${percentile(ratios(whole, bare), 50).toFixed(2)}`);
  console.log(
    `${whole.length} rounds, in turn, after ${WARM_UP} to warm up. The first took ${first.toFixed(1)} ms.`,
  );
}

/** The page as visitors have it, with the policy pinned and the proof pasted. */
async function inChromium(site: Site, proof: LoggedProof): Promise<void> {
  const browser = await openChromium();
  try {
    heading(`The same on /card/verify in Chromium ${browser.version()}`);
    console.log('From the press of the button until the answer stands there, with its evidence.\n');
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${site.origin}/card/verify`);
    await page.locator('.asked:enabled').waitFor();
    const signatures = signaturesOf(proof);
    const { bytes, policy } = proof;
    const text = Buffer.from(bytes).toString('utf8');
    const given = { text, policy, signatures, messageBytes: MESSAGE_BYTES, warmUp: WARM_UP, rounds: ROUNDS };
    const { verdict, ...times } = await page.evaluate<Times & { verdict: string }>(
      `(${VERIFY_OFTEN})(${JSON.stringify(given)})`,
    );
    if (verdict !== 'verdict good') throw new Error(`the answer is "${verdict}"`);
    report('button to answer', times, signatures);
    console.log('Budget: ≤ 10 ms.');
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
const VERIFY_OFTEN = `async ({ text, policy, signatures, messageBytes, warmUp, rounds }) => {
  const find = (selector) => document.querySelector(selector);
  find('.pasted').value = text;
  find('.pinned').value = policy;
  const place = find('.answer');
  const answered = () => new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (place.ariaBusy !== null) return;
      watcher.disconnect();
      resolve();
    });
    watcher.observe(place, { attributeFilter: ['aria-busy'] });
  });
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const whole = () => timed(() => {
    const done = answered();
    find('.check-own').click();
    return done;
  });
  const { publicKey, privateKey } = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
  const message = crypto.getRandomValues(new Uint8Array(messageBytes));
  const signature = await crypto.subtle.sign('Ed25519', privateKey, message);
  const bare = () => timed(async () => {
    for (let at = 0; at < signatures; at++) await crypto.subtle.verify('Ed25519', publicKey, signature, message);
  });
  const times = { first: await whole(), whole: [], bare: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const both = [await whole(), await bare()];
    if (round < 0) continue;
    times.whole.push(both[0]);
    times.bare.push(both[1]);
  }
  return { ...times, verdict: place.querySelector('.verdict')?.className ?? 'none' };
}`;

async function weight({ entry }: Bundle, proofs: readonly LoggedProof[]): Promise<void> {
  for (const one of proofs) await verify(one);
  heading('Bytes of a proof bundle that one key file has signed and one witness has seen');
  const inBase64 = entry.payload.length;
  table([
    ['entries in the log', 'hashes', 'whole', 'beside the card'],
    ...proofs.map(({ entries, hashes, bytes }) =>
      [entries, hashes, bytes.length, bytes.length - inBase64].map(String),
    ),
  ]);
  console.log(`\nThe card has ${payloadOf(entry).length} bytes, which are ${inBase64} in base64.`);
  console.log(`Budget: ≤ 4 KB (4096 bytes) beside the card in a log of ${LARGEST}.`);
}
