/** What this node tells to programs, from every wing. */
import type { EventType } from '../people/webhooks/contract.ts';
import { CONVERSATION_EVENTS } from '../reach/conversations/index.ts';

export const EVENT_TYPES: readonly EventType[] = Object.values(CONVERSATION_EVENTS);
