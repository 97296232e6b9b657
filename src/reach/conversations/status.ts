/** The life of a conversation, as data. */
import type { Status } from './contract.ts';

export type Act = 'customer-writes' | 'agent-writes' | 'snooze' | 'wake' | 'resolve' | 'reopen' | 'end';

type Moves = Readonly<Partial<Record<Act, Status>>>;

/** A closed one stays closed: whoever writes again opens another, linked to it. */
export const MOVES: Readonly<Record<Status, Moves>> = {
  open: {
    'customer-writes': 'open',
    'agent-writes': 'pending',
    snooze: 'snoozed',
    resolve: 'resolved',
    end: 'closed',
  },
  pending: {
    'customer-writes': 'open',
    'agent-writes': 'pending',
    snooze: 'snoozed',
    resolve: 'resolved',
    end: 'closed',
  },
  snoozed: {
    'customer-writes': 'open',
    'agent-writes': 'pending',
    wake: 'open',
    resolve: 'resolved',
    end: 'closed',
  },
  resolved: { 'customer-writes': 'open', 'agent-writes': 'pending', reopen: 'open', end: 'closed' },
  closed: {},
};

/** Null where the act is not possible now. */
export const after = (status: Status, act: Act): Status | null => MOVES[status][act] ?? null;
