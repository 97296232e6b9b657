export { hasBegun, type Notice } from './contract.ts';
export { jsonFeed, rssFeed } from './feeds.ts';
export { allNotices, putNotices, withdrawNotices } from './store.ts';
