/**
 * Runs the test files of its arguments in this order, each in a process of its own, and so many at once as
 * CLEARLINE_LANES says: `node --test` would run them by name, and leave the longest for the end.
 */
import { run } from 'node:test';
import report from './reporter.mjs';
import { STOP_SIGNALS } from './setup.mjs';

const { CLEARLINE_LANES, CLEARLINE_TIMEOUT_MS } = process.env;
const leaks = new URL('leaks.mjs', import.meta.url).href;
const stopping = new AbortController();
for (const signal of STOP_SIGNALS) process.on(signal, () => stopping.abort());

run({
  files: process.argv.slice(2),
  isolation: 'process',
  concurrency: Number(CLEARLINE_LANES),
  timeout: Number(CLEARLINE_TIMEOUT_MS),
  execArgv: [`--import=${leaks}`],
  signal: stopping.signal,
})
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(report)
  .pipe(process.stdout);
