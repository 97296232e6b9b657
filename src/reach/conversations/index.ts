export { ownerOf } from './asking.ts';
export type { Attach } from './attach.ts';
export { type Conversations, type ConversationsOptions, conversations } from './conversations.ts';
export { erasureText, erasureWords } from './erasure/contract.ts';
export { CONVERSATION_EVENTS } from './happenings/contract.ts';
export type { Held, HeldWait } from './held.ts';
export { fileChanged } from './hints.ts';
export { conversationJobs } from './jobs.ts';
export { isNeverShed, setAside } from './later.ts';
export { transfer } from './life.ts';
export { conversationFor, lockFor, type Party } from './party.ts';
export { type HeldConversation, type Mine, mineOf } from './person/mine.ts';
export { conversationsPolicy } from './policy.ts';
export { HEAD_START_MIN, turnOf } from './priority.ts';
export { answerBy, chatHours } from './promise.ts';
export { assign, giveBack, handToTeam } from './queueing.ts';
export { ratingText } from './rating/contract.ts';
export { aboutThem } from './store/about.ts';
export { conversation } from './store/conversation.ts';
export { knowGuest } from './store/guest.ts';
export { lockQueue } from './store/lock.ts';
export {
  agentsBefore,
  type HeldRow,
  type HeldSpan,
  heldSpans,
  outcomesOf,
  type WaitingRow,
  whoHolds,
  whoWaits,
} from './store/queue.ts';
export { transcriptTexts as transcriptWords } from './transcript/messages.ts';
