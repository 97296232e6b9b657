export { type Conversations, type ConversationsOptions, conversations } from './conversations.ts';
export { conversationsPolicy } from './policy.ts';
