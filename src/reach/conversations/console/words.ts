/** The words of the desk: lists, what customers need, how conversations and messages stand, and what happened to them. */
import { intentNames } from '../../../../web/console/intents.ts';
import type { Both } from '../../../../web/console/language.tsx';
import type { Reach } from '../../../../web/live/line.ts';
import type { Progress } from '../../../../web/live/thread.ts';
import type { EVENTS, List, Status } from '../contract.ts';
import type { Age } from './age.ts';

type EventName = (typeof EVENTS)[number];

const LISTS_ZH: Record<List, string> = { queue: '排队', mine: '我的', others: '同事的', ended: '已结束' };
const NONE_ZH: Record<List, readonly [string, string]> = {
  queue: ['没有人在排队', '顾客从网站或合作伙伴页面发起会话后，会出现在这里。'],
  mine: ['您手上没有会话', '从“排队”里选一位接入。'],
  others: ['同事手上没有会话', '同事接入的会话会列在这里，需要时可以转接。'],
  ended: ['还没有结束的会话', '标为已解决或结束的会话，两年内都能在这里查到。'],
};
const STATUSES_ZH: Record<Status, string> = {
  open: '待回复',
  pending: '等顾客回复',
  snoozed: '已暂缓',
  resolved: '已解决',
  closed: '已结束',
};
const AGES_ZH: Record<Age, (time: string) => string> = {
  fresh: (time) => `等了 ${time}`,
  waits: (time) => `已等 ${time}`,
  long: (time) => `久等 ${time}`,
};
const PROGRESS_ZH: Record<Progress, string> = {
  queued: '在本机等待发送',
  accepted: '已存入服务器',
  delivered: '已送达顾客',
  read: '顾客已读',
  refused: '没有发出',
};
const REACH_ZH: Record<Reach, string> = {
  connecting: '正在连接…',
  live: '',
  slow: '网络受限，消息可能稍慢',
  offline: '现在连不上服务器。您写的留在本机，恢复后按顺序发出。',
};
const EVENTS_ZH: Record<EventName, (name: string) => string> = {
  opened: () => '会话建立',
  joined: (name) => `${name} 接入`,
  transferred: (name) => `转给 ${name}`,
  requeued: () => '回到队列',
  resolved: () => '标为已解决',
  reopened: () => '重新打开',
  ended: () => '会话结束',
  rated: () => '顾客已评价',
  'set-aside': () => '顾客离开了一阵，改为留言',
  'merged-into': (number) => `并入会话 ${number}，在那里继续`,
  merged: (number) => `会话 ${number} 并入这里`,
  unmerged: (number) => `与会话 ${number} 的合并已撤销`,
};

const zh = {
  lists: LISTS_ZH,
  none: NONE_ZH,
  intents: intentNames.zh,
  statuses: STATUSES_ZH,
  ages: AGES_ZH,
  progress: PROGRESS_ZH,
  reach: REACH_ZH,
  events: EVENTS_ZH,
};
const en: typeof zh = {
  lists: { queue: 'Queue', mine: 'Mine', others: 'Others', ended: 'Ended' },
  none: {
    queue: ['Nobody waits', 'Whoever opens a conversation on the site or a partner’s page appears here.'],
    mine: ['You have no conversations', 'Choose somebody from the queue and take it.'],
    others: [
      'Colleagues have no conversations',
      'What they take stands here, to be handed over when needed.',
    ],
    ended: ['None has ended yet', 'Resolved and ended conversations stay here for two years.'],
  },
  intents: intentNames.en,
  statuses: {
    open: 'To be answered',
    pending: 'Answered',
    snoozed: 'Snoozed',
    resolved: 'Resolved',
    closed: 'Ended',
  },
  ages: {
    fresh: (time) => `Waits ${time}`,
    waits: (time) => `Waits ${time}`,
    long: (time) => `Waits long: ${time}`,
  },
  progress: {
    queued: 'On this device, waiting',
    accepted: 'Stored',
    delivered: 'Delivered',
    read: 'Read',
    refused: 'Not sent',
  },
  reach: {
    connecting: 'Connecting…',
    live: '',
    slow: 'Your network holds things up: messages may be a little late',
    offline:
      'The server cannot be reached. What you write stays on this device and is sent in order once it can.',
  },
  events: {
    opened: () => 'Conversation opened',
    joined: (name) => `${name} took it`,
    transferred: (name) => `Handed to ${name}`,
    requeued: () => 'Back in the queue',
    resolved: () => 'Marked as resolved',
    reopened: () => 'Reopened',
    ended: () => 'Conversation ended',
    rated: () => 'The customer rated it',
    'set-aside': () => 'The customer was away, so it is a message now',
    'merged-into': (number) => `Merged into ${number}, where it goes on`,
    merged: (number) => `${number} was merged into this one`,
    unmerged: (number) => `The merge with ${number} was undone`,
  },
};

export const deskWords: Both<typeof zh> = { zh, en };
