/** A node that has conversations and their files, and nothing else; it dies where its environment says. See fleet.ts. */
import { DiskBlobs } from '../../src/kernel/blobs/disk.ts';
import { systemClock as clock } from '../../src/kernel/clock.ts';
import { createDatabase } from '../../src/kernel/database/connect.ts';
import { createLog } from '../../src/kernel/log.ts';
import { identityOf, SECRET, servedBy } from '../../src/people/testing.ts';
import { conversationsPolicy } from '../../src/reach/conversations/index.ts';
import { reachNode } from '../../src/reach/conversations/testing.ts';
import { files } from '../../src/reach/files/index.ts';
import { diesAt, type Orders } from './fault.ts';

const PARENT_MS = 1_000;
const FREE = { customer: 1e9, staff: 1e9 };

const orders: Orders = JSON.parse(process.env.ORDERS ?? '');
const { db, pool } = createDatabase(orders.database, { onIdleError: () => {}, max: 10 });
if (orders.death) diesAt(pool, orders.death);
const log = createLog({ level: 'error', clock });
const shared = files({
  database: () => db,
  secret: () => SECRET,
  clock,
  log,
  blobs: new DiskBlobs(orders.blobs),
  clamd: null,
});
const node = await reachNode(
  { after: () => {} },
  {
    url: orders.database,
    db,
    clock,
    log,
    serve: servedBy(db, identityOf(conversationsPolicy, clock)),
    paces: FREE,
    attach: shared.attach,
    held: { files: shared.held, wait: async () => null },
    part: () => ({ follow: () => {}, routes: shared.routes, close: async () => {} }),
  },
);
process.stdout.write(`open ${node.port}\n`);

/** Whoever started it may be killed as well. */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, PARENT_MS);
