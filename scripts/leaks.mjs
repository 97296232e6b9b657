/** Loaded before each isolated test file: what a test leaves running is a failure with a name, not a run that hangs. */
import { after } from 'node:test';

/** Longer than any file takes to end what it started. */
const GRACE_MS = 60_000;

after(() => {
  const timer = setTimeout(() => {
    const left = process.getActiveResourcesInfo().join(', ');
    console.error(`${process.argv[1]}: still running a minute after its last test: ${left}`);
    process.exit(1);
  }, GRACE_MS);
  timer.unref();
});
