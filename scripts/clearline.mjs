/** `npm run clearline -- <command>`: makes the checkout ready, then runs the command under the pinned Node. */
import { join } from 'node:path';
import { ensureInstalled, fail, isPinnedNode, root, runHere, runUnderPinnedNode } from './setup.mjs';

const cli = join(root, 'src/app/cli.ts');

try {
  if (!(await ensureInstalled()) && (await isPinnedNode())) await runHere(cli);
  else runUnderPinnedNode(cli);
} catch (error) {
  fail(error);
}
