import type { Deeds } from '../../../people/audit/contract.ts';

export const CONVERSATION_DEEDS = {
  'reach.transcript': { zh: '下载了聊天记录', en: 'Downloaded a transcript' },
} as const satisfies Deeds;
