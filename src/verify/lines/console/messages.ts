import type { Both } from '../../../../web/console/language.tsx';
import type { IncidentAct, IncidentKind, IncidentState } from '../contract.ts';

const STATES_ZH: Record<IncidentState, string> = {
  open: '待核实',
  confirmed: '已确认打不通',
  resolved: '已恢复',
  dismissed: '已排除',
};
const KINDS_ZH: Record<IncidentKind, string> = {
  'not-reachable': '多位用户反映打不通',
  'no-such-number': '多位用户反映是空号',
};
const ACTS_ZH: Record<IncidentAct, string> = {
  confirm: '确认打不通',
  resolve: '已经恢复',
  dismiss: '没有问题，排除',
};
const zh = {
  title: '线路异常',
  lead: '用户在号码旁边反映打没打通。反映的人多了，这里会有一条异常，网站会在号码旁边提示，号码不隐藏。',
  now: '正在发生',
  past: '以往',
  none: '没有线路异常',
  noneText: '官方号码都没有收到成规模的“打不通”。',
  states: STATES_ZH,
  kinds: KINDS_ZH,
  acts: ACTS_ZH,
  done: { confirm: '已确认', resolve: '已标为恢复', dismiss: '已排除' } satisfies Record<IncidentAct, string>,
  raised: '发现于',
  ended: '结束于',
  endings: {
    staff: '由员工处理',
    votes: '用户反映又能打通',
    quiet: '不再有人反映',
    card: '号码已更换',
  },
  by: (name: string) => `经手人：${name}`,
  evidence: (share: number, atLeast: number, usual: number) =>
    `加权后没有打通的占 ${share}%（至少 ${atLeast}%），平时 ${usual}%。同一网络的多次反映只算一点点。`,
  chart: '发现前 12 小时的反映，按小时',
  hour: '时间',
  answers: { reached: '打通了', notReached: '打不通', noSuchNumber: '空号' },
  numbers: '看数字',
  next: '先拨一次这个号码。确实不通就确认，再准备横幅公告：它是一份提案，看过再发布。',
  banner: '准备横幅公告',
  more: '更早的异常',
};
const en: typeof zh = {
  title: 'Lines',
  lead: 'Beside each number visitors say whether they got through. When several say no, an incident stands here and the site says so beside the number, which is never hidden.',
  now: 'Now',
  past: 'Before',
  none: 'Nothing is wrong with the lines',
  noneText: 'Hardly anybody reports that an official number does not answer.',
  states: {
    open: 'to be checked',
    confirmed: 'confirmed as down',
    resolved: 'reachable again',
    dismissed: 'dismissed',
  },
  kinds: {
    'not-reachable': 'Several people report that calls do not get through',
    'no-such-number': 'Several people are told that the number does not exist',
  },
  acts: { confirm: 'Confirm that it is down', resolve: 'It works again', dismiss: 'Nothing is wrong' },
  done: { confirm: 'Confirmed', resolve: 'Marked as working', dismiss: 'Dismissed' },
  raised: 'Raised',
  ended: 'Ended',
  endings: {
    staff: 'by staff',
    votes: 'people get through again',
    quiet: 'nobody reports it any more',
    card: 'the number was replaced',
  },
  by: (name) => `Handled by ${name}`,
  evidence: (share, atLeast, usual) =>
    `By weight ${share}% did not get through (at least ${atLeast}%); ${usual}% is usual. Many reports of one network count little.`,
  chart: 'Reports of the 12 hours before, by hour',
  hour: 'Hour',
  answers: { reached: 'got through', notReached: 'no connection', noSuchNumber: 'no such number' },
  numbers: 'Show the figures',
  next: 'Dial the number first. If it is down, confirm it, then prepare the banner: a proposal, to be looked at and published.',
  banner: 'Prepare the banner',
  more: 'Earlier ones',
};
export const linesTexts: Both<typeof zh> = { zh, en };
