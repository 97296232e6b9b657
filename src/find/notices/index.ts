export type { Notice } from './contract.ts';
export { jsonFeed, rssFeed } from './feeds.ts';
export { allNotices, putNotices } from './store.ts';
