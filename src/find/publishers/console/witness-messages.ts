import type { Both } from '../../../../web/console/language.tsx';
import type { WitnessFailure } from '../../../record/witnesses/contract.ts';

const failuresZh: Record<WitnessFailure, string> = {
  unreachable: '连不上',
  'too-slow': '没有按时回答',
  'too-long': '回答过长，不像见证人',
  refused: '拒绝副署：请对方检查是否认识这份记录的公钥',
  ahead: '见过比这里更长的记录：可能恢复了旧备份，请运维人员查看说明',
  'malformed-answer': '回答看不懂',
  'bad-signature': '签名不对：请核对策略里的公钥',
  'wrong-time': '副署时间不对：请核对双方的时钟',
  'failed-here': '本机出错：请运维人员查看日志',
};

const failuresEn: typeof failuresZh = {
  unreachable: 'cannot be reached',
  'too-slow': 'did not answer in time',
  'too-long': 'answered more than a witness does',
  refused: "refused: ask its operator whether it knows the record's key",
  ahead: 'has seen a longer record than this one: a backup may have been restored; the operator must look',
  'malformed-answer': 'gave an answer that cannot be read',
  'bad-signature': 'signed with another key: compare the one in the policy',
  'wrong-time': 'cosigned at another time than now: compare both clocks',
  'failed-here': 'this node failed: the operator must read the log',
};

const zh = {
  title: '见证人',
  lead: (published: number, size: number) =>
    published === size
      ? `存证共 ${size} 条，访客都能核验到最新。`
      : `存证已签 ${size} 条，访客只能核验到第 ${published} 条：副署的见证人还不够。`,
  own: '唯一的见证人由本平台自己运行，并不独立。请伙伴运行见证人，再由运维人员设置。',
  none: '没有要求见证人。',
  level: '已跟上',
  behind: (entries: number) => `落后 ${entries} 条`,
  last: '上次副署',
  never: '还没有副署过',
  failures: failuresZh,
};

const en: typeof zh = {
  title: 'Witnesses',
  lead: (published, size) =>
    published === size
      ? `The record has ${size} entries, and visitors can check all of them.`
      : `${size} entries of the record are signed, and visitors can check ${published}: too few witnesses have cosigned the rest.`,
  own: 'The only witness is run by this platform and is not independent. Ask partners to host one, and the operator to set it.',
  none: 'No witness is asked for.',
  level: 'up to date',
  behind: (entries) => `${entries} ${entries === 1 ? 'entry' : 'entries'} behind`,
  last: 'last cosigned',
  never: 'has never cosigned',
  failures: failuresEn,
};

export const witnessTexts: Both<typeof zh> = { zh, en };
