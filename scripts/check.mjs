/** `npm run check`: types, lint and format, boundaries, dead code. Fails on any error or warning. */
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, fail, root, runQuietly } from './setup.mjs';

const TOOLS = [
  { name: 'types', command: 'tsc', args: ['-p', '.'] },
  { name: 'types of web', command: 'tsc', args: ['-p', 'web'] },
  { name: 'lint and format', command: 'biome', args: ['ci', '--error-on-warnings', '.'] },
  {
    name: 'boundaries',
    command: 'depcruise',
    args: ['src', 'packages', 'web', '--config'],
    warning: /^\s*warn /m,
  },
  { name: 'dead code', command: 'knip', args: ['--treat-config-hints-as-errors'] },
];
const AT_ONCE = 2;

/** Runs every tool, prints one line for each and the output of those that complain. Returns whether all are content. */
export async function check({ atOnce = AT_ONCE } = {}) {
  const waiting = [...TOOLS];
  const failed = [];
  const worker = async () => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
      if (!(await runTool(tool))) failed.push(tool.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failed.length > 0) console.log(`check failed: ${failed.join(', ')}`);
  return failed.length === 0;
}

async function runTool({ name, command, args, warning }) {
  const bin = join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const started = performance.now();
  const { code, output } = await runQuietly(join(bin, command), args, env);
  const content = code === 0 && !warning?.test(output);
  if (!content) console.log(`${output.trim()}\n`);
  console.log(`${content ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return content;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await ensureInstalled();
    process.exitCode = (await check()) ? 0 : 1;
  } catch (error) {
    fail(error);
  }
}
