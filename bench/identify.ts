/** How much of the corpora is found, and how fast, beside what can be compared with it in the same run. */
import { findCues, fold, identify, lookalike } from '@clearline/identify';
import { findByLibphonenumber } from '../packages/identify/corpus/baseline.fixtures.ts';
import { OFFICIALS } from '../packages/identify/corpus/lookalikes.fixtures.ts';
import {
  precisionOf,
  recallOf,
  type Score,
  scoreDomains,
  scoreMessages,
  scoreNumbers,
} from '../packages/identify/corpus/measure.fixtures.ts';
import { type Half, halfOf } from '../packages/identify/corpus/random.fixtures.ts';
import {
  readDomains,
  readMessages,
  readNotNumbers,
  readNumbers,
} from '../packages/identify/corpus/read.fixtures.ts';
import { heading, percentile, ratios, spread, table } from './report.ts';

const HALVES: readonly Half[] = ['tuned', 'held-out'];
const ROUNDS = 7;
const LONG_TEXT = 20_000;
const MESSAGE = 200;

const PARTS: Readonly<Record<string, () => Promise<void>>> = { numbers, domains, messages, speed };

export async function run(parts: readonly string[]): Promise<void> {
  for (const part of parts) await PARTS[part]?.();
}

async function numbers(): Promise<void> {
  const [there, absent] = [scoreNumbers(await readNumbers()), scoreNumbers(await readNotNumbers())];
  heading('Numbers in disguise: found of all');
  classes(there, ({ found, expected }) => `${found}/${expected}`);
  heading('Digits that are no numbers: taken for one');
  classes(absent, ({ extra }) => `${extra}`);
  heading('All numbers');
  totals(
    (half) => {
      const scores = [...there, ...absent].filter((score) => score.half === half);
      return [recallOf(scores).toFixed(4), precisionOf(scores).toFixed(4)];
    },
    ['recall', 'precision'],
  );
  console.log('Targets on the half that is held out: recall ≥ 0.98, precision ≥ 0.99.');
}

async function domains(): Promise<void> {
  const [there, innocents] = [await readDomains('lookalikes'), await readDomains('innocents')];
  const [seen, suspected] = [scoreDomains(there), scoreDomains(innocents)];
  heading('Look-alike domains: seen of all');
  classes(seen, ({ found, expected }) => `${found}/${expected}`);
  heading('Innocent domains: suspected');
  classes(suspected, ({ extra }) => `${extra}`);
  heading('All domains');
  totals(
    (half) => {
      const all = innocents.filter(({ text }) => halfOf(text) === half).length;
      const extra = suspected
        .filter((score) => score.half === half)
        .reduce((sum, score) => sum + score.extra, 0);
      return [
        recallOf(seen.filter((score) => score.half === half)).toFixed(4),
        `${((100 * extra) / all).toFixed(2)} %`,
      ];
    },
    ['recall', 'innocent suspected'],
  );
  console.log('Targets on the half that is held out: recall ≥ 0.97, innocent suspected ≤ 1 %.');
}

async function messages(): Promise<void> {
  const unseen = await readMessages('unseen');
  const scores = scoreMessages(unseen);
  heading(
    'Messages by another hand, that nothing was fitted to: impostors seen of all, innocent ones accused',
  );
  classes(scores, ({ expected, found, extra }) => (expected > 0 ? `${found}/${expected}` : `${extra}`));
}

function classes(scores: readonly Score[], cell: (score: Score) => string): void {
  const names = [...new Set(scores.map((score) => score.class))];
  const find = (name: string, half: Half) =>
    scores.find((score) => score.class === name && score.half === half);
  const cells = (name: string) =>
    HALVES.map((half) => find(name, half)).map((score) => (score ? cell(score) : '–'));
  table([['', ...HALVES], ...names.map((name) => [name, ...cells(name)])]);
}

function totals(row: (half: Half) => string[], columns: readonly string[]): void {
  table([['', ...columns], ...HALVES.map((half) => [half, ...row(half)])]);
}

async function speed(): Promise<void> {
  const texts = [...(await readNumbers()), ...(await readNotNumbers())].map(({ text }) => text);
  const long = repeated(texts, LONG_TEXT);
  const messages = Array.from({ length: 400 }, (_, at) => repeated(texts.slice(at % texts.length), MESSAGE));
  heading('Throughput on the texts of the corpus, one core');
  const jobs: Record<string, () => void> = {
    'everything (identify)': () => texts.forEach((text) => void identify(text)),
    'libphonenumber alone, mainland China': () => texts.forEach((text) => void findByLibphonenumber(text)),
  };
  const times = inTurn(jobs);
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const own = times['everything (identify)'] ?? [];
  const theirs = times['libphonenumber alone, mainland China'] ?? [];
  table([
    ['', 'units/ms'],
    ...Object.entries(times).map(([name, values]) => [
      name,
      spread(
        values.map((ms) => units / ms),
        0,
      ),
    ]),
    ['identify ÷ libphonenumber, throughput', spread(ratios(theirs, own), 2)],
  ]);
  latency(long, messages);
}

function latency(long: string, messages: readonly string[]): void {
  heading('Latency');
  const hosts = [...OFFICIALS, 'mingxianka-kefu.top', 'weather.com', 'zk-pay.vip'];
  const jobs: Record<string, () => void> = {
    [`identify, ${LONG_TEXT} units`]: () => void identify(long),
    [`what it asks (findCues), ${LONG_TEXT} units`]: () => void findCues(long),
    [`reading it as it is (fold), ${LONG_TEXT} units`]: () => void fold(long),
    'JSON.parse(JSON.stringify()) of it': () => void JSON.parse(JSON.stringify(long)),
    'libphonenumber alone on it': () => void findByLibphonenumber(long),
  };
  const times = inTurn(jobs, 40);
  const base = times[`libphonenumber alone on it`] ?? [];
  table([
    ['', 'ms p50', 'p99', '÷ libphonenumber'],
    ...Object.entries(times).map(([name, values]) => [
      name,
      percentile(values, 50).toFixed(3),
      percentile(values, 99).toFixed(3),
      percentile(ratios(values, base), 50).toFixed(3),
    ]),
  ]);
  const single = messages.map((text) => timed(() => void identify(text)));
  const looked = hosts.flatMap((host) =>
    Array.from({ length: 50 }, () => timed(() => void lookalike(host, OFFICIALS))),
  );
  table([
    ['', 'ms p50', 'p99'],
    [`a message of ${MESSAGE} units`, percentile(single, 50).toFixed(3), percentile(single, 99).toFixed(3)],
    [
      `a host against ${OFFICIALS.length} official ones`,
      percentile(looked, 50).toFixed(3),
      percentile(looked, 99).toFixed(3),
    ],
  ]);
  console.log(
    'Budgets: 20 KB ≤ 50 ms; one identifier p99 ≤ 1 ms, a message of 200 p99 ≤ 3 ms, of the whole verdict.',
  );
}

function repeated(texts: readonly string[], length: number): string {
  let long = '';
  for (let at = 0; long.length < length; at++) long += `${texts[at % texts.length]}\n`;
  return long.slice(0, length);
}

/** All of them in each round, so that a busy moment weighs on all. */
function inTurn(jobs: Readonly<Record<string, () => void>>, rounds = ROUNDS): Record<string, number[]> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (const job of Object.values(jobs)) job();
  for (let round = 0; round < rounds; round++)
    for (const [name, job] of Object.entries(jobs)) times[name]?.push(timed(job));
  return times;
}

function timed(job: () => void): number {
  const began = performance.now();
  job();
  return performance.now() - began;
}
