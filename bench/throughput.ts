/** GET /contact beside servers that do nothing but send the same bytes. */

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/kernel/database/postmaster.ts';
import { type Child, find, start } from './child.ts';
import { LOAD_SHAPE, LOAD_TOOL, type Load, load } from './load.ts';
import { prepareNginx } from './nginx.ts';
import { cpuMs } from './processes.ts';
import { heading, median, ratios, spread, table } from './report.ts';
import { type Answer, ask, startSite, until } from './site.ts';

const ROUNDS = 15;
const SECONDS = 2;
const WARM_UP_SECONDS = 2;

interface Target {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
}

interface Round extends Load {
  /** Processor time of the server for each request, in µs; NaN where it cannot be known. */
  readonly cpuMicros: number;
}

export async function throughput(): Promise<void> {
  const site = await startSite();
  const children: Child[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'clearline-bench-'));
  try {
    await chmod(folder, 0o755);
    const url = `${site.origin}/contact`;
    const { body } = await page(url);
    const bare = await startBare(folder, body, children);
    const nginx = await startNginx(folder, body, children);
    const targets = [{ name: 'clearline', url, pid: site.pid }, bare, ...(nginx ? [nginx] : [])];
    for (const target of targets) await sendsTheSame(target, body);
    report(targets, await measure(targets), body);
  } finally {
    for (const child of children) await child.stop();
    await rm(folder, { recursive: true });
    await site.stop();
  }
}

async function startBare(folder: string, body: Buffer, children: Child[]): Promise<Target> {
  const port = await freePort();
  const file = join(folder, 'body');
  await writeFile(file, body);
  const program = new URL('bare-server.ts', import.meta.url).pathname;
  const child = start(process.execPath, [program, String(port), file]);
  children.push(child);
  return listening('bare node:http', child, port);
}

async function startNginx(folder: string, body: Buffer, children: Child[]): Promise<Target | null> {
  const nginx = find('nginx');
  if (!nginx) return null;
  const port = await freePort();
  const child = start(nginx, await prepareNginx(folder, port, body));
  children.push(child);
  return listening('nginx', child, port);
}

async function listening(name: string, child: Child, port: number): Promise<Target> {
  const url = `http://127.0.0.1:${port}/contact`;
  await until(child, async () => (await ask(url)) !== null);
  return { name, url, pid: child.pid };
}

async function page(url: string): Promise<Answer> {
  const answer = await ask(url, { 'Accept-Encoding': 'br' });
  if (answer?.status !== 200 || answer.headers['content-encoding'] !== 'br')
    throw new Error(`${url} answered ${answer?.status}, coded as ${answer?.headers['content-encoding']}`);
  return answer;
}

async function sendsTheSame({ name, url }: Target, body: Buffer): Promise<void> {
  if (!(await page(url)).body.equals(body)) throw new Error(`${name} sends other bytes`);
}

/** One server after the other in each round, each round beginning with another one. */
async function measure(targets: readonly Target[]): Promise<Map<string, Round[]>> {
  const rounds = new Map(targets.map(({ name }) => [name, [] as Round[]]));
  for (const { url } of targets) await load(url, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    const first = round % targets.length;
    for (const target of [...targets.slice(first), ...targets.slice(0, first)])
      rounds.get(target.name)?.push(await measureOnce(target));
  }
  return rounds;
}

async function measureOnce({ url, pid }: Target): Promise<Round> {
  const before = await cpuMs(pid);
  const result = await load(url, SECONDS);
  const after = await cpuMs(pid);
  const used = before === null || after === null ? Number.NaN : after - before;
  return { ...result, cpuMicros: (used * 1_000) / result.requests };
}

function report(targets: readonly Target[], rounds: ReadonlyMap<string, Round[]>, body: Buffer): void {
  heading('Throughput of GET /contact');
  console.log(`${body.length} bytes of body, the same from each; ${LOAD_TOOL}, ${LOAD_SHAPE}.`);
  console.log(
    `${ROUNDS} rounds of ${SECONDS} s, the servers in turn; median (least–greatest). CPU is the server's own.\n`,
  );
  const of = (name: string, value: (round: Round) => number) => (rounds.get(name) ?? []).map(value);
  const rows = targets.map(({ name }) => [
    name,
    spread(
      of(name, (r) => r.perSecond),
      0,
    ),
    median(of(name, (r) => r.p99Ms)).toFixed(1),
    spread(
      of(name, (r) => r.cpuMicros),
      1,
    ),
  ]);
  table([['', 'requests/s', 'p99 ms', 'CPU µs/request'], ...rows]);
  if (targets.length < 3) console.log('nginx is not installed, so it was left out.');
  console.log();
  for (const { name } of targets.slice(1)) {
    const perSecond = (r: Round) => r.perSecond;
    const cpu = (r: Round) => r.cpuMicros;
    const rate = spread(ratios(of('clearline', perSecond), of(name, perSecond)), 2);
    // Inverted, so that in both figures more is better for us.
    const effort = spread(ratios(of(name, cpu), of('clearline', cpu)), 2);
    console.log(`clearline ÷ ${name}: requests/s × ${rate}, requests per CPU second × ${effort}`);
  }
  console.log('Budget: requests/s ≥ 0.90 × bare node:http.');
}
