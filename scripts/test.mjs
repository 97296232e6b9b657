/**
 * `npm test`: makes the checkout ready, checks it and runs every test.
 * `npm test -- <part of a path> …`: runs the test files whose path holds one of the parts, and no checks.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { check } from './check.mjs';
import {
  ensureBuilt,
  ensureInstalled,
  fail,
  filesUnder,
  isPinnedNode,
  pinnedNode,
  root,
  runUnderPinnedNode,
  SetupError,
  STOP_SIGNALS,
  withCompileCache,
} from './setup.mjs';

const FOLDERS = ['packages', 'src', 'web', 'test', 'fuzz', 'e2e'];
const COUNTS = ['tests', 'suites', 'passed', 'failed', 'cancelled', 'skipped', 'todo'];
/** Longer than any test takes here; what hangs must not hang for ever. More for one that is asked to be longer. */
const TIMEOUT_MS = Number(process.env.TEST_MINUTES ?? 5) * 60_000;
const SLOWEST = 15;
/** Two cores are kept busy by three files: one of them mostly waits. */
const LANES = 3;
/** A process runs on one core, so unit tests are dealt out to as many. */
const UNIT_PROCESSES = 2;

/** Database and browser tests wait a lot and hold processes of their own: each file gets its own process. */
const needsIsolation = (path) => path.endsWith('.db.test.ts') || path.startsWith('e2e/');
/** Whole sites take longest, and one that began last would run alone. */
const isOfWholeSite = (path) => /^(e2e|test)\//.test(path);

async function testAll(filters) {
  const started = performance.now();
  const files = await testFiles(filters);
  const isolated = files.filter(needsIsolation);
  const env = withCompileCache(process.env);
  heading(filters.length > 0 ? 'Unit tests' : 'Checks and unit tests');
  // What browser tests need is made ready beside what needs none of it.
  const [chromium, checked, ...runs] = await together([
    files.some((path) => path.startsWith('e2e/')) && readyBrowser(),
    filters.length > 0 || check({ atOnce: 1 }),
    ...unitParts(files.filter((path) => !needsIsolation(path))).map((part) => runUnits(part, env)),
  ]);
  if (chromium) env.CHROMIUM_PATH = chromium;
  if (isolated.length > 0) {
    heading('Database and browser tests on the embedded PostgreSQL');
    runs.push(await withEmbedded((url) => runIsolated(isolated, { ...env, TEST_DATABASE_URL: url })));
  }
  // The same database tests once more on the server that the environment names.
  const external = env.TEST_DATABASE_URL ? isolated.filter((path) => path.endsWith('.db.test.ts')) : [];
  if (external.length > 0) {
    heading('Database tests on the PostgreSQL of TEST_DATABASE_URL');
    runs.push(await runIsolated(external, env));
  }
  const counts = add(runs.map((run) => run.counts));
  if (filters.length === 0) printSlowest(runs.flatMap((run) => run.counts.files ?? []));
  printClosing(counts, performance.now() - started);
  if (counts.tests === 0) console.log(filters.length > 0 ? 'No test file matches.' : 'No test ran.');
  return checked && counts.tests > 0 && counts.failed + counts.cancelled === 0 && runs.every((run) => run.ok);
}

/** Does all at once, and each to its end: nothing is left running when another fails. */
async function together(works) {
  const ends = await Promise.allSettled(works);
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return ends.map(({ value }) => value);
}

/** Resolves to the path of Chromium. @throws SetupError at once where there can be none */
const readyBrowser = () =>
  ensureBrowser().then(async (chromium) => {
    await ensureBuilt();
    return chromium;
  });

async function testFiles(filters) {
  const all = (await Promise.all(FOLDERS.map(filesUnder))).flat().filter((path) => path.endsWith('.test.ts'));
  return all.filter((path) => filters.length === 0 || filters.some((part) => path.includes(part))).sort();
}

/** Dealt out like cards, since neighbours are much alike. */
const unitParts = (files) =>
  Array.from({ length: UNIT_PROCESSES }, (_, part) =>
    files.filter((_, index) => index % UNIT_PROCESSES === part),
  ).filter((part) => part.length > 0);

const runUnits = (files, env) =>
  runFiles(
    [
      '--test',
      `--test-reporter=${new URL('reporter.mjs', import.meta.url).href}`,
      `--test-timeout=${TIMEOUT_MS}`,
      '--test-isolation=none',
      ...files,
    ],
    env,
  );

const runIsolated = (files, env) => {
  const longestFirst = [...files.filter(isOfWholeSite), ...files.filter((path) => !isOfWholeSite(path))];
  const limits = { CLEARLINE_LANES: String(LANES), CLEARLINE_TIMEOUT_MS: String(TIMEOUT_MS) };
  return runFiles(['scripts/isolated.mjs', ...longestFirst], { ...env, ...limits });
};

/** One embedded server for all files; each has a database of its own on it. */
async function withEmbedded(work) {
  const { hastyServer } = await import('../src/kernel/database/testing.ts');
  const server = await hastyServer();
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Runs test files with Node. Without figures (a run that broke off) it counts as one failure. */
async function runFiles(args, env) {
  const folder = await mkdtemp(join(tmpdir(), 'clearline-counts-'));
  const file = join(folder, 'counts.json');
  try {
    const code = await runToEnd(args, { ...env, CLEARLINE_COUNTS: file });
    const text = await readFile(file, 'utf8').catch(() => '{"tests":1,"failed":1}');
    return { ok: code === 0, counts: JSON.parse(text) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A signal to this process ends the run, and then this process in good order: no further run begins. */
function runToEnd(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, args, { cwd: root, env, stdio: 'inherit' });
    let stoppedBy = '';
    const stop = (signal) => {
      stoppedBy = signal;
      child.kill(signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of STOP_SIGNALS) process.off(signal, stop);
      if (stoppedBy) reject(new SetupError(`Stopped by ${stoppedBy}; the tests are not done.`));
      else resolve(code);
    });
  });
}

const heading = (text) => console.log(`\n${text}`);

const add = (all) =>
  Object.fromEntries(COUNTS.map((name) => [name, all.reduce((sum, counts) => sum + (counts[name] ?? 0), 0)]));

/** Where the time went, for whoever has to win some back. */
function printSlowest(files) {
  console.log(`\nThe slowest files, ${LANES} at a time:`);
  const slowest = files.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  for (const { file, ms } of slowest)
    console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${relative(root, file)}`);
}

function printClosing(counts, milliseconds) {
  const label = { passed: 'pass', failed: 'fail' };
  for (const name of COUNTS) console.log(`ℹ ${label[name] ?? name} ${counts[name]}`);
  console.log(`ℹ duration_ms ${milliseconds.toFixed(0)}`);
  console.log(`${counts.passed} passed, ${counts.failed + counts.cancelled} failed`);
}

try {
  const installed = await ensureInstalled();
  if (installed || !(await isPinnedNode())) runUnderPinnedNode(fileURLToPath(import.meta.url));
  else process.exitCode = (await testAll(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  fail(error);
}
