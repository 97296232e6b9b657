/** `npm run fuzz -- <target> [--seconds n | --rounds n] [--seed n]`: looks for inputs for which a target throws. */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { keep, readCorpus } from './corpus.ts';
import { randomFrom } from './mutate.ts';
import { run } from './run.ts';
import { TARGETS } from './targets.ts';

const USAGE = `npm run fuzz -- <target> [--seconds n | --rounds n] [--seed n]

  targets: ${Object.keys(TARGETS).join(', ')}, or all
  Without --rounds, each target runs for 10 seconds. A seed and a number of rounds repeat a run.
`;
const SECONDS = 10;

interface Limits {
  readonly seconds: number;
  readonly rounds: number;
  readonly seed: number;
}

/** Fuzzes one target, prints what came of it, and keeps the input for which it threw. Returns whether none did. */
async function fuzz(name: string, { seconds, rounds, seed }: Limits): Promise<boolean> {
  const target = TARGETS[name];
  if (!target) throw new Error(`no such target: ${name}`);
  const corpus = (await readCorpus(name)).map(({ bytes }) => bytes);
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1_000;
  const found = await run(target, corpus, randomFrom(seed), (done) => done < rounds && elapsed() < seconds);
  const speed = Math.round(found.rounds / elapsed());
  const outcomes = [...found.outcomes].sort(([, one], [, other]) => other - one);
  console.log(`${name}: ${found.rounds} rounds, ${speed} rounds/s, seed ${seed}`);
  console.log(`  ${outcomes.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`);
  if (!found.crash) return true;
  const id = createHash('sha256').update(found.crash.bytes).digest('hex').slice(0, 8);
  console.error(found.crash.error);
  console.error(
    `Kept ${await keep(name, `unexpected.${id}`, found.crash.bytes)}: name it after its outcome once mended.`,
  );
  return false;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, rounds: { type: 'string' }, seed: { type: 'string' } },
});
const [name = ''] = positionals;
const names = name === 'all' ? Object.keys(TARGETS) : [name];
const rounds = Number(values.rounds ?? Number.POSITIVE_INFINITY);
const seconds = Number(values.seconds ?? (values.rounds ? Number.POSITIVE_INFINITY : SECONDS));
const seed = Number(values.seed ?? 1);
if (
  positionals.length !== 1 ||
  !names.every((one) => Object.hasOwn(TARGETS, one)) ||
  [rounds, seconds, seed].some(Number.isNaN)
) {
  process.stdout.write(USAGE);
  process.exitCode = 64; // EX_USAGE of sysexits.h
} else {
  for (const one of names) if (!(await fuzz(one, { seconds, rounds, seed }))) process.exitCode = 1;
}
