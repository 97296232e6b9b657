export { type Conversations, type ConversationsOptions, conversations } from './conversations.ts';
export { conversationJobs } from './jobs.ts';
export { isNeverShed, setAside } from './later.ts';
export { transfer } from './life.ts';
export { conversationsPolicy } from './policy.ts';
export { HEAD_START_MIN, turnOf } from './priority.ts';
export { answerBy, chatHours } from './promise.ts';
export { assign, giveBack } from './queueing.ts';
export { conversation } from './store/conversation.ts';
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
