/** One look at several conversations: what is new in each, and how each stands. */
import type { Db } from '../../kernel/database/db.ts';
import type { Badges } from './badges.ts';
import type { CustomerView, Message, StaffView } from './contract.ts';
import { familiesOf } from './families.ts';
import type { Outlook } from './outlook.ts';
import type { Places } from './places.ts';
import { customerView, messageOf, staffView } from './present.ts';
import { aboutThem } from './store/about.ts';
import { conversationsBy } from './store/conversation.ts';
import { partsOf } from './store/family.ts';
import { messagesAfter } from './store/message.ts';
import { cursorsOf } from './store/reader.ts';

/** A view, and its text: to tell whether it is another one. */
interface Told<V> {
  readonly view: V;
  readonly text: string;
}

export interface Glance {
  /** The rows lie behind this, and reach to `upTo` without a hole. */
  readonly from: number;
  readonly upTo: number;
  readonly rows: readonly Message[];
  readonly hasMore: boolean;
  readonly views: { readonly customer: Told<CustomerView>; readonly staff: Told<StaffView> };
}

export interface Wanted {
  /** Behind which message to look. */
  readonly after: number;
  /** Else nobody asks who its customer is. */
  readonly isSeenByStaff: boolean;
}

/** @param wanted for each conversation */
export type Look = (
  db: Db,
  wanted: ReadonlyMap<string, Wanted>,
  most: number,
) => Promise<ReadonlyMap<string, Glance>>;

interface LookDeps {
  readonly badges: Badges;
  readonly outlook: Outlook;
  readonly places: Places;
  /** Whether mail leaves. */
  readonly delivers: boolean;
}

export const lookWith =
  ({ badges, outlook, places, delivers }: LookDeps): Look =>
  async (db, wanted, most) => {
    const ids = [...wanted.keys()];
    // The messages last: no view then tells of more than has been told.
    const [conversations, cursors, about, parts] = await Promise.all([
      conversationsBy(db, ids),
      cursorsOf(db, ids),
      aboutThem(
        db,
        ids.filter((id) => wanted.get(id)?.isSeenByStaff),
      ),
      partsOf(db, ids),
    ]);
    const ahead = await places.of(db, conversations);
    const waits = ahead.size === 0 ? null : await outlook(db, [...ahead.keys()]);
    const families = await familiesOf(db, conversations, parts);
    const rows = await messagesAfter(
      db,
      [...wanted].map(([conversationId, { after }]) => ({ conversationId, after })),
      most,
    );
    const known = await badges.of([
      ...rows.map(({ personId }) => personId),
      ...conversations.map(({ assignedTo }) => assignedTo),
    ]);
    const byId = Map.groupBy(rows, ({ conversationId }) => conversationId);
    return new Map(
      conversations.map((row): [string, Glance] => {
        const mine = byId.get(row.id) ?? [];
        const from = wanted.get(row.id)?.after ?? 0;
        const got = {
          ...(cursors.get(row.id) ?? NOWHERE),
          ahead: ahead.get(row.id) ?? null,
          wait: waits?.get(row.id) ?? null,
          family: families.get(row.id),
          delivers,
        };
        const views = {
          customer: told(customerView(row, got, known)),
          staff: told(staffView(row, got, known, about.get(row.id) ?? UNKNOWN)),
        };
        const upTo = mine.at(-1)?.seq ?? from;
        const messages = mine.map((one) => messageOf(one, known));
        return [row.id, { from, upTo, rows: messages, hasMore: mine.length === most, views }];
      }),
    );
  };

const NOWHERE = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };
const UNKNOWN = { name: null, contact: null, excerpt: '' };

const told = <V>(view: V): Told<V> => ({ view, text: JSON.stringify(view) });
