import type { Db, Tx } from '../../kernel/database/db.ts';
import type { CustomerView, StaffView } from './contract.ts';
import type { Deps } from './deps.ts';
import { familiesOf } from './families.ts';
import { customerView, staffView } from './present.ts';
import { aboutThem } from './store/about.ts';
import type { ConversationRow } from './store/conversation.ts';
import { aheadOf } from './store/list.ts';
import { cursorsOf } from './store/reader.ts';

const NOWHERE = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };
const UNKNOWN = { name: null, contact: null, excerpt: '', marks: [] };

/** A list for staff, in as many questions as one conversation takes. */
export async function showAll(
  db: Db | Tx,
  { badges, outlook, places, delivers }: Deps,
  rows: readonly ConversationRow[],
): Promise<StaffView[]> {
  const ids = rows.map(({ id }) => id);
  const [known, cursors] = [
    await badges.of(rows.map(({ assignedTo }) => assignedTo)),
    await cursorsOf(db, ids),
  ];
  const [ahead, about] = [await places.of(db, rows), await aboutThem(db, ids)];
  const families = await familiesOf(db, rows);
  const waits = ahead.size === 0 ? null : await outlook(db, [...ahead.keys()]);
  return rows.map((row) => {
    const beside = { ahead: ahead.get(row.id) ?? null, wait: waits?.get(row.id) ?? null };
    const got = { ...(cursors.get(row.id) ?? NOWHERE), ...beside, family: families.get(row.id), delivers };
    return staffView(row, got, known, about.get(row.id) ?? UNKNOWN);
  });
}

/** How a conversation stands, as one side sees it. */
export function showTo(
  db: Db | Tx,
  deps: Deps,
  side: 'customer',
  row: ConversationRow,
): Promise<CustomerView>;
export function showTo(db: Db | Tx, deps: Deps, side: 'staff', row: ConversationRow): Promise<StaffView>;
export async function showTo(
  db: Db | Tx,
  deps: Deps,
  side: 'customer' | 'staff',
  row: ConversationRow,
): Promise<CustomerView | StaffView> {
  if (side === 'staff') return showOne(db, deps, row);
  const [known, cursors] = [await deps.badges.of([row.assignedTo]), await cursorsOf(db, [row.id])];
  const ahead = (await aheadOf(db, [row.id])).get(row.id) ?? null;
  const wait = ahead === null ? null : ((await deps.outlook(db, [row.id])).get(row.id) ?? null);
  const family = (await familiesOf(db, [row])).get(row.id);
  const { delivers } = deps;
  return customerView(row, { ...(cursors.get(row.id) ?? NOWHERE), ahead, wait, family, delivers }, known);
}

async function showOne(db: Db | Tx, deps: Deps, row: ConversationRow): Promise<StaffView> {
  const [view] = await showAll(db, deps, [row]);
  if (!view) throw new Error('one row gives one view');
  return view;
}
