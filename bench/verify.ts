/** Verdicts: how well messages and identifiers are judged, and how long an answer takes beside libphonenumber alone. */
import { findByLibphonenumber } from '../packages/identify/corpus/baseline.fixtures.ts';
import { type Half, halfOf } from '../packages/identify/corpus/random.fixtures.ts';
import {
  EXAMS,
  type MessageText,
  readMessages,
  readNumbers,
} from '../packages/identify/corpus/read.fixtures.ts';
import type { Answer } from '../src/verify/verdicts/contract.ts';
import { answer } from '../src/verify/verdicts/index.ts';
import { SITE, viewOf } from '../test/views.ts';
import { run as identifyBench } from './identify.ts';
import { heading, percentile, ratios, table } from './report.ts';

const view = viewOf();
const ask = (text: string): Answer =>
  answer(text, { view, findImpostor: () => null, lang: 'zh', publicUrl: SITE });

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  identifiers: () => identifyBench(['numbers', 'domains']),
  messages,
  official,
  speed,
};

export async function run(parts: readonly string[]): Promise<void> {
  for (const part of parts) await PARTS[part]?.();
}

/** The whole answer, as people get it: a message is accused when its conclusion is `impostor`. */
async function messages(): Promise<void> {
  const sets: readonly (readonly [string, readonly MessageText[]])[] = [
    ['written, fitted to', await halfOfMessages('tuned')],
    ['written, held out', await halfOfMessages('held-out')],
    ...(await Promise.all(
      EXAMS.map(async (name) => [`by another hand, ${name}`, await readMessages(name)] as const),
    )),
    ['all of these hands', (await Promise.all(EXAMS.map(readMessages))).flat()],
  ];
  heading('Messages: impostors seen, innocent ones accused');
  table([
    ['', 'impostors seen', 'recall', 'innocent accused', 'share'],
    ...sets.map(([name, all]) => [name, ...rates(all)]),
  ]);
  console.log('Targets on text nobody tuned on: recall ≥ 0.95, innocent accused ≤ 1 %.');
}

const halfOfMessages = async (half: Half): Promise<MessageText[]> =>
  (await readMessages('written')).filter(({ text }) => halfOf(text) === half);

function rates(all: readonly MessageText[]): string[] {
  const accused = (some: readonly MessageText[]) =>
    some.filter(({ text }) => ask(text).conclusion.code === 'impostor').length;
  const impostors = all.filter(({ isImpostor }) => isImpostor);
  const innocent = all.filter(({ isImpostor }) => !isImpostor);
  const [seen, wrong] = [accused(impostors), accused(innocent)];
  return [
    `${seen}/${impostors.length}`,
    (seen / impostors.length).toFixed(4),
    `${wrong}/${innocent.length}`,
    `${((100 * wrong) / innocent.length).toFixed(2)} %`,
  ];
}

const DIGITS = [...'0123456789'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789-'];
const OFFICIALS: readonly (readonly [string, readonly string[]])[] = [
  ['400-000-0147', DIGITS],
  ['075580000000转8000', DIGITS],
  ['help+demo@clearline.example', LETTERS],
  ['pay.clearline.example', LETTERS],
  ['QQ群 100000000', DIGITS],
];

/** Every identifier with one character more, less or other. */
async function official(): Promise<void> {
  heading('One character changed in an official identifier');
  const rows = OFFICIALS.map(([plain, characters]) => {
    const changed = [...changesOf(plain, characters)].filter((text) => bare(text) !== bare(plain));
    const wrong = changed.filter((text) => ask(text).items.some(({ verdict }) => verdict === 'official'));
    return [plain, String(changed.length), String(wrong.length), wrong.slice(0, 3).join(' ')];
  });
  table([['', 'changes', 'still official', ''], ...rows]);
  console.log('Target: none.');
}

const bare = (text: string): string => text.replace(/[- ]/g, '').toLowerCase();

function* changesOf(plain: string, characters: readonly string[]): Generator<string> {
  // What only names the kind of account is not the account.
  const first = /[\d@.]|^[a-z]/i.exec(plain.replace(/^QQ群 /, ' '))?.index ?? 0;
  const begin = plain.startsWith('QQ群') ? 4 : first;
  for (let at = begin; at <= plain.length; at++) {
    if (at < plain.length) yield plain.slice(0, at) + plain.slice(at + 1);
    for (const one of characters) {
      yield plain.slice(0, at) + one + plain.slice(at);
      if (at < plain.length) yield plain.slice(0, at) + one + plain.slice(at + 1);
    }
  }
}

const MESSAGE = 200;
const LONG = 20_000;
const ROUNDS = 600;
const WARM_UP = 200;

async function speed(): Promise<void> {
  const numbers = (await readNumbers()).map(({ text }) => text);
  const written = (await readMessages('written')).map(({ text }) => text);
  const long = cut(written, LONG);
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['one identifier', ['400-000-0147', '13900000001', 'pay-clearline.example', '95000'], '≤ 1 (p99)'],
    ['a text with a number', numbers, '–'],
    [`a message of ${MESSAGE} units`, written.map((_, at) => cut(written.slice(at), MESSAGE)), '≤ 3 (p99)'],
    [`${LONG} units`, [long], '≤ 50'],
  ];
  heading('The whole answer, beside libphonenumber alone on the same text');
  table([
    ['', 'ms p50', 'p99', 'budget', '÷ libphonenumber, p50'],
    ...cases.map(([name, texts, budget]) => timedBeside(name, texts, budget)),
  ]);
}

function timedBeside(name: string, texts: readonly string[], budget: string): string[] {
  const own: number[] = [];
  const theirs: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const text = texts[(round + WARM_UP) % texts.length] ?? '';
    const [one, other] = [timed(() => ask(text)), timed(() => findByLibphonenumber(text))];
    if (round < 0) continue;
    own.push(one);
    theirs.push(other);
  }
  const ratio = percentile(ratios(own, theirs), 50).toFixed(2);
  return [name, percentile(own, 50).toFixed(3), percentile(own, 99).toFixed(3), budget, ratio];
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const cut = (texts: readonly string[], length: number): string =>
  texts.concat(texts).join('\n').slice(0, length);
