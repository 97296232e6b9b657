/** One look at several conversations: what is new in each, and how each stands. */
import type { Db } from '../../kernel/database/db.ts';
import type { Badge, Badges } from './badges.ts';
import type { CustomerView, Message, StaffView } from './contract.ts';
import { familiesOf } from './families.ts';
import type { Outlook } from './outlook.ts';
import { isWaiting, type Places } from './places.ts';
import { type About, type Beside, customerView, messageOf, staffView } from './present.ts';
import { wordsIn } from './search/keep.ts';
import { aboutThem, excerptOf } from './store/about.ts';
import { type ConversationRow, conversationsBy } from './store/conversation.ts';
import { partsOf } from './store/family.ts';
import { type MessageRow, messagesAfter } from './store/message.ts';
import { cursorsOf } from './store/reader.ts';

/** A view, and its text: to tell whether it is another one. */
interface Told {
  readonly view: CustomerView | StaffView;
  readonly text: string;
}

export interface Glance {
  /** The rows lie behind this, and reach to `upTo` without a hole. */
  readonly from: number;
  readonly upTo: number;
  readonly rows: readonly Message[];
  readonly hasMore: boolean;
  readonly seen: Seen;
  /** How it stands, as this side is told. */
  view(side: 'customer' | 'staff'): Told;
}

/** What views are made of. */
export interface Seen {
  readonly row: ConversationRow;
  readonly beside: Beside;
  readonly about: About;
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
    // The conversation first: what stands beside it is then no older, and whatever comes later has a hint of its own. The
    // messages last: no view then tells of more than has been told.
    const conversations = await conversationsBy(db, ids);
    const [cursors, about, parts] = await Promise.all([
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
        const beside = {
          ...(cursors.get(row.id) ?? NOWHERE),
          ahead: ahead.get(row.id) ?? null,
          wait: waits?.get(row.id) ?? null,
          family: families.get(row.id),
          delivers,
        };
        const seen = { row, beside, about: about.get(row.id) ?? UNKNOWN };
        const upTo = mine.at(-1)?.seq ?? from;
        const messages = mine.map((one) => messageOf(one, known));
        const hasMore = mine.length === most;
        return [row.id, { from, upTo, rows: messages, hasMore, seen, view: viewsOf(seen, known) }];
      }),
    );
  };

const NOWHERE = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };
const UNKNOWN = { name: null, contact: null, excerpt: '', marks: [] };

/** Made when it is asked for: most conversations are followed by one side. */
export function viewsOf({ row, beside, about }: Seen, known: ReadonlyMap<string, Badge>): Glance['view'] {
  const made: Partial<Record<'customer' | 'staff', Told>> = {};
  return (side) => {
    made[side] ??= told(
      side === 'customer' ? customerView(row, beside, known) : staffView(row, beside, known, about),
    );
    return made[side];
  };
}

const told = (view: Told['view']): Told => ({ view, text: JSON.stringify(view) });

/** One message that was just stored, and how its conversation stands with it. */
export interface Added {
  readonly message: MessageRow;
  readonly row: ConversationRow;
  /** Of who wrote it, and of who answers. */
  readonly known: ReadonlyMap<string, Badge>;
}

/** What is told of it in any case. */
export const messageIn = ({ message, known }: Added): Pick<Glance, 'from' | 'upTo' | 'rows'> => ({
  from: message.seq - 1,
  upTo: message.seq,
  rows: [messageOf(message, known)],
});

/**
 * What a look would find now, worked out from the last one: a message changes nothing beside its conversation. Null where it
 * does, because its customer waits in the queue, and where anything but this message has come since.
 */
export function glanceAfter({ row: was, beside, about }: Seen, added: Added): Glance | null {
  const { message, row, known } = added;
  if (beside.ahead !== null || isWaiting(row) || row.revision !== was.revision + 1) return null;
  const excerpt = message.body.kind === 'note' ? null : wordsIn(message.body);
  const seen = { row, beside, about: excerpt === null ? about : { ...about, excerpt: excerptOf(excerpt) } };
  return { ...messageIn(added), hasMore: false, seen, view: viewsOf(seen, known) };
}
