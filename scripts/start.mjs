/** `npm start`: makes the checkout ready, then runs the application under the pinned Node. */
import module from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, fail, isPinnedNode, root, runUnderPinnedNode } from './setup.mjs';

const main = join(root, 'src/app/main.ts');

try {
  const installed = await ensureInstalled();
  await ensureBuilt();
  if (!installed && (await isPinnedNode())) await runHere();
  else runUnderPinnedNode(main);
} catch (error) {
  fail(error);
}

/** The way of every start but the first: npm has put the pinned Node first on the PATH. */
async function runHere() {
  module.enableCompileCache(join(root, 'node_modules/.cache/compile'));
  await import(main);
}
