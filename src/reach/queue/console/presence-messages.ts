import type { Both } from '../../../../web/console/language.tsx';
import type { Presence, State } from '../contract.ts';

type Shown = Presence['state'];

const STATES_ZH: Record<Shown, string> = {
  available: '接待中',
  busy: '忙碌',
  away: '离开',
  offline: '未上线',
};
const HINTS_ZH: Record<State, string> = {
  available: '分新会话给我',
  busy: '只处理手上的会话，不分新的',
  away: '不在座位上，不分新的',
};

const zh = {
  states: STATES_ZH,
  hints: HINTS_ZH,
  choose: '接待状态',
  settings: '接待设置',
  takes: (chats: number, most: number) => `${chats}/${most} 个名额`,
  takesLong: (chats: number, most: number) => `占 ${chats} 个名额，共 ${most} 个`,
  start: '开始接待',
  return: '我回来了，继续接待',
  goOn: '继续接待',
  idle: '您还没有开始接待，不会有新会话分给您。',
  away: '您现在是“离开”，不会有新会话分给您。',
  onShift: (until: string) => `您的班次已经开始，到 ${until}。`,
  onShiftAllDay: '您今天全天当班。',
  missed: (time: string, seconds: number) =>
    `分给您的一位顾客等了 ${seconds} 秒没有回复，会话在 ${time} 回到了队列的原位置。为了不让别的顾客白等，您被设为“离开”。`,
  rests: {
    'ends-soon': (until: string) => `您的班次 ${until} 结束，不再分新会话给您。手上的会话请照常收尾。`,
    over: () => '您的班次已经结束，不再分新会话给您。',
  },
  capacity: '同时最多接待几个会话',
  capped: (cap: number) => `主管把您的上限设为 ${cap} 个，以较小的为准。`,
  languages: '会话语言',
  languageNames: { zh: '中文', en: '英文' },
  leastLanguage: '至少选一种语言。',
  skills: '负责的诉求',
  skillsHint: '一项都不选，就是全部都接。',
  shift: (from: string, until: string) => `现在的班次：${from}–${until}`,
  save: '保存',
  saved: '已保存',
};
const en: typeof zh = {
  states: { available: 'Available', busy: 'Busy', away: 'Away', offline: 'Not on duty' },
  hints: {
    available: 'Give me new conversations',
    busy: 'Only what I have, nobody new',
    away: 'Not at my desk, nobody new',
  },
  choose: 'Where you stand',
  settings: 'What you take',
  takes: (chats, most) => `${chats}/${most} places`,
  takesLong: (chats, most) => `${chats} of ${most} places taken`,
  start: 'Start taking customers',
  return: 'I am back, go on',
  goOn: 'Go on taking customers',
  idle: 'You are not taking anybody yet: nobody new comes to you.',
  away: 'You are away: nobody new comes to you.',
  onShift: (until) => `Your shift has begun and lasts until ${until}.`,
  onShiftAllDay: 'You are on duty all day.',
  missed: (time, seconds) =>
    `A customer who was given to you had no answer for ${seconds} seconds, and went back to their old place in the queue at ${time}. You were set to away, so that nobody else waits for nothing.`,
  rests: {
    'ends-soon': (until) =>
      `Your shift ends at ${until}: nobody new comes to you. Bring to an end what you have.`,
    over: () => 'Your shift is over: nobody new comes to you.',
  },
  capacity: 'How many conversations at once',
  capped: (cap) => `Your supervisor lets you have ${cap} at most; the lower number counts.`,
  languages: 'Languages',
  languageNames: { zh: 'Chinese', en: 'English' },
  leastLanguage: 'Choose one language at least.',
  skills: 'What you answer',
  skillsHint: 'If you choose nothing, you answer everything.',
  shift: (from, until) => `Your shift now: ${from}–${until}`,
  save: 'Save',
  saved: 'Saved',
};

export const presenceTexts: Both<typeof zh> = { zh, en };
