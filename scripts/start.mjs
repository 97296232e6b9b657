/** `npm start`: makes the checkout ready, then runs the application under the pinned Node. */
import { join } from 'node:path';
import {
  ensureBuilt,
  ensureInstalled,
  fail,
  isPinnedNode,
  root,
  runHere,
  runUnderPinnedNode,
} from './setup.mjs';

const main = join(root, 'src/app/main.ts');

try {
  const installed = await ensureInstalled();
  await ensureBuilt();
  if (!installed && (await isPinnedNode())) await runHere(main);
  else runUnderPinnedNode(main);
} catch (error) {
  fail(error);
}
