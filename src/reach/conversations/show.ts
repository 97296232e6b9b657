import type { Db, Tx } from '../../kernel/database/db.ts';
import type { CustomerView, StaffView } from './contract.ts';
import type { Deps } from './deps.ts';
import { customerView, staffView } from './present.ts';
import { aboutThem } from './store/about.ts';
import type { ConversationRow } from './store/conversation.ts';
import { aheadOf } from './store/list.ts';
import { cursorsOf } from './store/reader.ts';

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
  { badges, outlook }: Deps,
  side: 'customer' | 'staff',
  row: ConversationRow,
): Promise<CustomerView | StaffView> {
  const [known, cursors] = [await badges.of([row.assignedTo]), await cursorsOf(db, [row.id])];
  const nowhere = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };
  const ahead = (await aheadOf(db, [row.id])).get(row.id) ?? null;
  const wait = ahead === null ? null : ((await outlook(db, [row.id])).get(row.id) ?? null);
  const got = { ...(cursors.get(row.id) ?? nowhere), ahead, wait };
  if (side === 'customer') return customerView(row, got, known);
  const about = (await aboutThem(db, [row.id])).get(row.id);
  return staffView(row, got, known, about ?? { name: null, contact: null, excerpt: '' });
}
