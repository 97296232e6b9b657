/**
 * Makes a checkout ready to run. Plain JavaScript for any Node from 20, because it runs before anything is
 * installed; what was made last time and still fits is left alone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import module from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
/** The Node that npm installs, whatever runs this. */
export const pinnedNode = join(root, 'node_modules/.bin/node');

const INSTALL_STAMP = join(root, 'node_modules/.clearline-install');
const BUILD_STAMP = join(root, 'dist/.stamp');
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOCK = join(root, '.setup.lock');
/** Types stripped and code compiled once, so that the second start is quick. */
const COMPILE_CACHE = join(root, 'node_modules/.cache/compile');

/** A failure that the person at the terminal can mend: its message is all there is to show. */
export class SetupError extends Error {}

const say = (text) => process.stderr.write(`${text}\n`);
const underLock = (work) =>
  withLock(LOCK, () => say('Waiting for another set-up of this checkout to finish …'), work);

/** Prints a set-up failure as a sentence, anything else with its stack, and ends the process. */
export function fail(error) {
  say(error instanceof SetupError ? `\n${error.message}` : error.stack);
  process.exit(1);
}

/** Whether this process is the pinned Node already. */
export async function isPinnedNode() {
  return process.version === `v${(await manifest()).dependencies.node}`;
}

const manifest = async () => JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** Installs the dependencies when they are missing or stale. Returns whether it did. */
export async function ensureInstalled() {
  if (await isInstalled()) return false;
  return underLock(async () => {
    if (await isInstalled()) return false;
    await install();
    await checkNode();
    await writeFile(INSTALL_STAMP, await installKey());
    return true;
  });
}

async function isInstalled() {
  const [stamp, key, node] = await Promise.all([readText(INSTALL_STAMP), installKey(), exists(pinnedNode)]);
  return node && (stamp === key || (stamp === '' && (await matchesLockfile())));
}

async function installKey() {
  const lockfile = await readFile(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** Whether somebody ran `npm ci` by hand: npm keeps what it installed in a lock file of its own. */
async function matchesLockfile() {
  const [wanted, found] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => readText(join(root, name))),
  );
  if (found === '') return false;
  const installed = JSON.parse(found).packages;
  const fits = Object.entries(JSON.parse(wanted).packages).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') || entry.optional || installed[path]?.version === entry.version,
  );
  if (fits) await writeFile(INSTALL_STAMP, await installKey());
  return fits;
}

async function install() {
  const started = performance.now();
  say('Installing the dependencies (a minute or two the first time) …');
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const progress = setInterval(() => say(`  still installing, ${seconds()} s`), 15_000);
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error', '--include=dev', '--include=optional'];
  const { code, output } = await runQuietly('npm', args, outsideEnvironment());
  clearInterval(progress);
  if (code !== 0) throw new SetupError(installFailure(code, output));
  say(`Installed in ${seconds()} s.`);
}

/** Without this checkout's own programs on the PATH: npm is about to remove the Node among them. */
function outsideEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter);
  return {
    ...process.env,
    PATH: path.filter((folder) => !folder.endsWith('node_modules/.bin')).join(delimiter),
  };
}

function installFailure(code, output) {
  const said = output.trim() || `npm ended with ${code}`;
  if (code === 'ENOENT') return 'npm is not on the PATH: install Node.js 20 or later with npm.';
  if (/EBADPLATFORM|No matching version|notsup/.test(said)) return `${said}\n\n${platforms()}`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/.test(said)) {
    return `${said}\n\nThe package registry cannot be reached. Check the network and \`npm config get registry\`, then start again.`;
  }
  return `${said}\n\nThe dependencies could not be installed; the reason stands above. Start again once it is mended.`;
}

const platforms = () =>
  `This is ${process.platform}-${process.arch}; Clearline runs on Linux (glibc 2.28 or later) and macOS, x64 and arm64. Elsewhere use the Docker image.`;

/** npm exits well when an install script was not run or left a program for another libc. */
async function checkNode() {
  const { output } = await runQuietly(pinnedNode, ['--version'], process.env);
  const wanted = `v${(await manifest()).dependencies.node}`;
  if (output.trim() === wanted) return;
  throw new SetupError(
    `npm did not provide Node ${wanted} (${output.trim() || 'it does not run'}).\n${platforms()}\n` +
      'If install scripts are switched off (`npm config get ignore-scripts`), switch them on and start again.',
  );
}

/** Builds what browsers load when its sources have changed. Returns whether it did. */
export async function ensureBuilt() {
  if (!(await exists(join(root, 'vite.config.ts')))) return false;
  const key = await buildKey();
  if ((await readText(BUILD_STAMP)) === key) return false;
  return underLock(async () => {
    if ((await readText(BUILD_STAMP)) === key) return false;
    say('Building the pages …');
    const started = performance.now();
    await rm(BUILD_STAMP, { force: true });
    const { code, output } = await runQuietly(
      pinnedNode,
      ['node_modules/vite/bin/vite.js', 'build'],
      process.env,
    );
    if (code !== 0)
      throw new SetupError(`${output.trim()}\n\nThe pages could not be built; the reason stands above.`);
    await mkdir(join(root, 'dist'), { recursive: true });
    await writeFile(BUILD_STAMP, key);
    say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    return true;
  });
}

/** A hash of every file that the build may read. */
async function buildKey() {
  const sources = (await Promise.all(['web', 'packages', 'src'].map(filesUnder))).flat().filter(isBuildInput);
  const paths = [...sources, 'vite.config.ts', 'package-lock.json'].sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path))));
  const hash = createHash('sha256');
  for (const [index, path] of paths.entries())
    hash.update(`${path}\0${texts[index].length}\0`).update(texts[index]);
  return `${hash.digest('hex')}\n`;
}

/** Of a slice, only its contract and its staff screens reach a browser. */
const isBuildInput = (path) =>
  !/\.test\.tsx?$/.test(path) && (!path.startsWith('src/') || /\/(console\/.*|contract\.ts)$/.test(path));

/** Paths relative to the checkout of every file under a folder of it; none when there is no such folder. */
export async function filesUnder(folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const nested = entries
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
  return (await Promise.all(nested)).flat();
}

/**
 * Runs to the end. `code` is the exit code, or the signal or error that stood in its way. A signal to this
 * process ends both: the child must not go on without the lock.
 */
export function runQuietly(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stoppedBy = '';
    const stop = (signal) => {
      // npm ends what it has begun first, which can take seconds.
      if (!stoppedBy) say('Stopping …');
      stoppedBy = signal;
      child.kill(signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (s) => (output += s));
    child.on('error', (error) => resolve({ code: error.code ?? error.message, output }));
    child.on('close', (code, signal) => {
      for (const name of STOP_SIGNALS) process.off(name, stop);
      if (stoppedBy) process.kill(process.pid, stoppedBy);
      else resolve({ code: code ?? signal, output });
    });
  });
}

/**
 * Runs a program of this checkout in the place of this process. The child sees the terminal's Ctrl-C by itself;
 * what is sent to this process alone is passed on. src/kernel/orphan.ts reads who launched it.
 */
export function runUnderPinnedNode(program) {
  const child = spawn(pinnedNode, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...withCompileCache(process.env), CLEARLINE_LAUNCHER: String(process.pid) },
  });
  for (const signal of STOP_SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('error', fail);
  child.on('exit', (code, signal) => {
    if (code !== null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** For programs of this checkout. */
export const withCompileCache = (env) => ({
  ...env,
  NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? COMPILE_CACHE,
});

/** The way of every run but the first: npm has put the pinned Node first on the PATH. */
export async function runHere(program) {
  module.enableCompileCache(COMPILE_CACHE);
  await import(program);
}

const readText = (path) => readFile(path, 'utf8').catch(() => '');
const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );
