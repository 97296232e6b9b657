import type { AuditFinding } from '@clearline/tlog';
import type { Lang } from '../context.ts';
import type { PolicyRefusal } from '../policy.ts';

export type RecordFault = 'unknown-log' | 'not-signed' | 'malformed-checkpoint';

const zh = {
  group: '存证',
  description: '只凭公开的数据核对一个网站的全部存证',
  options: {
    site: '网站地址，例如 example.com',
    policy: '事先保存的 tlog-policy 文件；不给时采用网站自己的',
    json: '输出一个 JSON 对象',
  },
  badSite: (site: string) => `这不是网站地址：${site}`,
  progress: (done: bigint, size: bigint) => `已核对 ${done} 条，共 ${size} 条 …`,
  whole: (size: bigint, root: string) => `存证完整：${size} 条记录都与检查点相符（根 ${root}）。`,
  witnesses: (names: readonly string[], enough: boolean) =>
    `${names.length === 0 ? '没有见证人副署' : `副署的见证人：${names.join('、')}`}${enough ? '。' : '；不够策略要求的数目。'}`,
  notPinned: '以上依据的是网站自己给出的策略。请通过其他途径核对日志公钥的指纹：',
  handedOver: '日志已换用新公钥，您的策略里是旧公钥。请取得新策略，核对指纹后保存。',
  noRecord: '这个网站还没有存证。',
  unreachable: (why: string) => `无法读取：${why}`,
  faults: {
    'unknown-log': '检查点来自策略以外的日志。请勿相信。',
    'not-signed': '检查点的签名不对。请勿相信。',
    'malformed-checkpoint': '检查点的格式不对。请勿相信。',
  } satisfies Record<RecordFault, string>,
  finding: (where: string, why: string) => `存证不完整或被改动：${where} ${why}。`,
  findings: {
    'tile-missing': '缺失',
    'malformed-bundle': '无法解读',
    'wrong-number-of-entries': '条数不对',
    'wrong-tile': '与记录不符',
    'wrong-root': '与检查点不符',
  } as Partial<Record<AuditFinding['code'], string>>,
  root: '全部记录的根',
  policy: {
    'no-policy': (where: string) => `找不到策略：${where}`,
    'malformed-policy': (where: string) => `策略有误：${where}`,
  } satisfies Record<PolicyRefusal['code'], (where: string) => string>,
};

const en: typeof zh = {
  group: 'the record',
  description: 'verify the whole record of a site from what it publishes alone',
  options: {
    site: 'address of the site, such as example.com',
    policy: "a tlog-policy file that you have kept; without it, the site's own is taken",
    json: 'as one JSON object',
  },
  badSite: (site) => `This is no web address: ${site}`,
  progress: (done, size) => `${done} of ${size} entries checked …`,
  whole: (size, root) => `The record is whole: all ${size} entries fit the checkpoint (root ${root}).`,
  witnesses: (names, enough) =>
    `${names.length === 0 ? 'No witness has cosigned it' : `Cosigned by ${names.join(', ')}`}${enough ? '.' : ': fewer than the policy asks for.'}`,
  notPinned: "This rests on the site's own policy. Compare the fingerprint of the log's key by another way:",
  handedOver:
    'The log has a new key, and your policy names the old one. Get the new policy and compare its fingerprint.',
  noRecord: 'This site has no record yet.',
  unreachable: (why) => `Cannot read ${why}`,
  faults: {
    'unknown-log': 'The checkpoint is of a log that the policy does not know. Do not believe it.',
    'not-signed': 'The signature of the checkpoint is wrong. Do not believe it.',
    'malformed-checkpoint': 'This is no checkpoint. Do not believe it.',
  },
  finding: (where, why) => `The record is not whole, or was changed: ${where} ${why}.`,
  findings: {
    'tile-missing': 'is missing',
    'malformed-bundle': 'cannot be read',
    'wrong-number-of-entries': 'has a wrong number of entries',
    'wrong-tile': 'does not fit the entries',
    'wrong-root': 'does not fit the checkpoint',
  },
  root: 'the root of all entries',
  policy: {
    'no-policy': (where) => `There is no policy at ${where}`,
    'malformed-policy': (where) => `The policy is wrong: ${where}`,
  },
};

export const recordMessages: Record<Lang, typeof zh> = { zh, en };

export function policyText(refusal: PolicyRefusal, lang: Lang): string {
  const where = refusal.code === 'malformed-policy' ? `${refusal.where}:${refusal.line}` : refusal.where;
  return recordMessages[lang].policy[refusal.code](where);
}
