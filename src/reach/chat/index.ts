export { CHAT_PATH, chatPage } from './page.ts';
