export { type Conversations, type ConversationsOptions, conversations } from './conversations.ts';
export { conversationJobs } from './jobs.ts';
export { conversationsPolicy } from './policy.ts';
