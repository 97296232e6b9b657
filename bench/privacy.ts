/** What is hidden in chats, and what agents are stopped from asking: how well, and in what time. */
import { readMessages } from '../packages/identify/corpus/read.fixtures.ts';
import {
  type AskText,
  type MaskText,
  type Part,
  readAsks,
  readMasks,
} from '../src/reach/privacy/corpus/read.fixtures.ts';
import { repeated } from '../src/reach/privacy/hostile.fixtures.ts';
import { judgeOutgoing, mask } from '../src/reach/privacy/index.ts';
import { heading, percentile, ratios, table } from './report.ts';

const PARTS: Readonly<Record<string, () => Promise<void>>> = { masks, asks, speed };

export async function run(parts: readonly string[]): Promise<void> {
  for (const part of parts) await PARTS[part]?.();
}

const CORPORA: readonly Part[] = ['written', 'exam'];
/** The contacts of the platform that the corpora are written for. */
const OFFICIAL = new Set(['95000', '4000000147', '100000000']);
const FIRST_LOOK =
  'Rules were learnt from all of it: the head of each exam says what it gave at the first look.';
const isOfficial = (value: string): boolean => OFFICIAL.has(value);

async function masks(): Promise<void> {
  for (const part of CORPORA) {
    const texts = await readMasks(part);
    heading(`Secrets in chat messages, ${part}: hidden of all, and other text hidden`);
    const classes = [...new Set(texts.map((text) => text.class))];
    table([
      ['', 'messages', 'hidden whole', 'hidden wrongly'],
      ...classes.map((name) => [name, ...maskScore(texts.filter((text) => text.class === name))]),
      ['all', ...maskScore(texts)],
    ]);
  }
  console.log(FIRST_LOOK);
}

function maskScore(texts: readonly MaskText[]): string[] {
  let [hidden, all, wrong] = [0, 0, 0];
  for (const { text, secrets } of texts) {
    const found = mask(text, isOfficial).secrets;
    all += secrets.length;
    hidden += secrets.filter((one) =>
      found.some(({ start, end }) => start <= one.start && end >= one.end),
    ).length;
    wrong += found.filter(
      ({ start, end }) => !secrets.some((one) => one.start < end && start < one.end),
    ).length;
  }
  return [`${texts.length}`, `${hidden}/${all}`, `${wrong}`];
}

async function asks(): Promise<void> {
  heading('What agents write: stopped of what asks, and of what does not');
  const rows = await Promise.all(CORPORA.map(async (part) => [part, ...askScore(await readAsks(part))]));
  table([['', 'stopped', 'stopped wrongly'], ...rows]);
  console.log(FIRST_LOOK);
}

function askScore(texts: readonly AskText[]): string[] {
  const stopped = (some: readonly AskText[]) =>
    some.filter(({ text }) => !judgeOutgoing(text, [], isOfficial).ok).length;
  const asking = texts.filter((text) => text.asks.length > 0);
  const harmless = texts.filter((text) => text.asks.length === 0);
  return [`${stopped(asking)}/${asking.length}`, `${stopped(harmless)}/${harmless.length}`];
}

const LONG = 20_000;
const MESSAGE = 200;
const ROUNDS = 5;

async function speed(): Promise<void> {
  const written = (await readMessages('written')).map(({ text }) => text);
  const long = written.join('\n').slice(0, LONG);
  const jobs: readonly (readonly [string, (text: string) => unknown])[] = [
    ['mask', (text) => mask(text, isOfficial)],
    ['judgeOutgoing', (text) => judgeOutgoing(text, [], isOfficial)],
  ];
  heading('Time, in ms, and beside JSON.parse(JSON.stringify()) of the same text');
  table([
    ['', `${MESSAGE} units p50`, 'p99', `${LONG} units p50`, '÷ JSON, p50', 'hostile, worst'],
    ...jobs.map(([name, job]) => [name, ...timesOf(job, written, long)]),
  ]);
  console.log(
    `Budget: ${LONG} units ≤ 20 ms. Hostile: ${LONG} units of one thing, the best of ${ROUNDS} runs each.`,
  );
}

function timesOf(job: (text: string) => unknown, written: readonly string[], long: string): string[] {
  const json = (text: string) => JSON.parse(JSON.stringify(text));
  const short = written.map((_, at) => timed(() => job(written.slice(at).join('\n').slice(0, MESSAGE))));
  const times = Array.from({ length: 60 }, () => [timed(() => job(long)), timed(() => json(long))] as const);
  const own = times.map(([ms]) => ms);
  const beside = ratios(
    own,
    times.map(([, ms]) => ms),
  );
  const worst = Math.max(
    ...repeated(LONG).map((text) =>
      Math.min(...Array.from({ length: ROUNDS }, () => timed(() => job(text)))),
    ),
  );
  return [
    percentile(short, 50).toFixed(3),
    percentile(short, 99).toFixed(3),
    percentile(own, 50).toFixed(1),
    percentile(beside, 50).toFixed(0),
    worst.toFixed(1),
  ];
}

function timed(job: () => unknown): number {
  const began = performance.now();
  job();
  return performance.now() - began;
}
