import { type Change, REFUSAL_SENTENCES } from '@clearline/card';
import type { Lang } from '../context.ts';
import type { Alarm, Happening } from './happening.ts';

/** One sentence for each code, from what it holds. */
type Sentences = { readonly [C in Happening['code']]: (one: Extract<Happening, { code: C }>) => string };

const zh = {
  description: '持续监察一个网站：存证是否只增不改，每一版名片是否经过应有的审批',
  options: {
    site: '网站地址，例如 example.com',
    policy: '事先保存的 tlog-policy 文件；不给时，第一次见到的网站策略会被记住并一直沿用',
    state: '保存所见内容和证据的文件夹',
    interval: '两次查看之间的秒数',
    maxAge: '见证人的副署最多可以有多旧，例如 90m 或 7d；不给时为 24h',
    once: '只看一次',
    json: '每件事输出一行 JSON',
    webhook: '每件事都 POST 到这个地址（JSON），送不到会重试',
  },
  alarm: '警报',
  over: '解除',
  badSite: (site: string) => `这不是网站地址：${site}`,
  badInterval: (text: string) => `--interval 应为 1 到 86400 的整数，而不是 ${text}。`,
  badMaxAge: (text: string) => `--max-age 应为一段时长，例如 90m、24h 或 7d，而不是 ${text}。`,
  badWebhook: (text: string) => `--webhook 应为 http 或 https 地址，而不是 ${text}。`,
  inUse: (folder: string) => `${folder} 正被另一个监察进程使用。`,
  damaged: (folder: string) =>
    `${folder} 中的状态文件已损坏。请从备份恢复；如要从头开始，请先把它移走：此后不再记得以前见过什么。`,
  following: (site: string, seconds: number) => `正在监察 ${site}，每 ${seconds} 秒一次。按 Ctrl-C 停止。`,
  quiet: (size: string, n: number | null) =>
    `没有异常：${size} 条记录${n === null ? '，还没有名片' : `，最新名片第 ${n} 版`}。`,
  behind: (read: string, size: string) =>
    `还没有看完：存证共 ${size} 条，已看 ${read} 条，下次接着看。看完以前不比对网站显示的名片。`,
  fewWitnesses: '没有警报，但目前副署的见证人不够策略要求的数目；持续一小时就会报警。',
  webhookWaits: (count: number) => `有 ${count} 条消息还没有送到 webhook，稍后再试。`,
  change: { added: '新增', removed: '移除', changed: '变更' } satisfies Record<Change['type'], string>,
  sentences: {
    fork: ({ evidence }) =>
      `日志分叉：签出了两个互相矛盾的检查点。不要相信这个网站的联系方式。证据：${evidence}`,
    rollback: ({ size, seen, evidence }) =>
      `日志倒退：以前见过 ${seen} 条，现在只有 ${size} 条。证据：${evidence}`,
    'bad-checkpoint': ({ reason, evidence }) =>
      `检查点不是策略中的日志签署的，也不是由发布人指定的公钥签署的（${reason}）。不要相信这个网站的联系方式。证据：${evidence}`,
    'bad-tiles': ({ reason, evidence }) => `公开的记录与检查点不符（${reason}）。两个检查点：${evidence}`,
    'unreadable-entry': ({ index }) => `${placeOf(index).zh}无法解读。`,
    'broken-publishers-chain': ({ index }) =>
      `${placeOf(index).zh}更改了发布人，却没有得到原有发布人的足够同意。`,
    'card-refused': ({ index, reason, evidence }) =>
      `${placeOf(index).zh}是一张不成立的名片（${reason}）。${whyRefused(reason).zh}证据：${evidence}`,
    'served-card-differs': ({ n, paths, evidence }) =>
      `网站在 ${paths.join('、')} 显示的与存证不同；${n === null ? '存证中还没有名片' : `存证的最新名片是第 ${n} 版`}。证据：${evidence}`,
    'card-expired': ({ n, expires }) => `名片第 ${n} 版已于 ${expires} 过期。`,
    'witnesses-missing': ({ since, seen }) =>
      `自 ${since} 起，副署的见证人不够策略要求的数目${seen.length > 0 ? `（现有：${seen.join('、')}）` : ''}。`,
    'first-use': ({ pinned, logs }) =>
      `${pinned ? '以给出的策略为准' : '第一次见到这个网站，以它自己的策略为准；请通过其他途径核对指纹'}：\n${logs.join('\n')}`,
    'publishers-changed': ({ index, v, people }) =>
      `${placeOf(index).zh}：发布人名单第 ${v} 版，${people.join('、')}。`,
    'log-key-changed': ({ index, fingerprint }) =>
      `${placeOf(index).zh}：发布人为日志换用了新公钥，此后以它为准。请通过其他途径核对指纹：\n${fingerprint.join('\n')}`,
    'card-published': ({ index, n, expires, approvals, after }) =>
      `${placeOf(index).zh}：名片第 ${n} 版，批准人 ${approvals.map(({ name }) => name).join('、') || '（无）'}，有效期至 ${expires}。${after === null ? '' : `第 ${after} 版之后到这一版之前的名片都不成立；这一版自身得到了完整的审批，此后以它为准。`}`,
    'policy-changed': () =>
      '网站自己的策略变了。监察仍以原来的策略为准；如确认要采用新策略，请用 --policy 给出。',
    unreachable: ({ reason }) => `读不到网站，稍后再试：${reason}`,
    'reachable-again': () => '网站又能读到了。',
    'alarm-over': ({ alarm }) => `${alarm}`,
  } satisfies Sentences as Sentences,
};

const en: typeof zh = {
  description: 'follow a site: that its record only grows, and that every card has the approvals it needs',
  options: {
    site: 'address of the site, such as example.com',
    policy:
      'a tlog-policy file that you have kept; without it, the first policy that the site shows is kept and believed',
    state: 'folder for what was seen, and for evidence',
    interval: 'seconds between two looks',
    maxAge: "how old the witnesses' cosignatures may be, such as 90m or 7d; 24h unless it is given",
    once: 'look once',
    json: 'each event as one line of JSON',
    webhook: 'POST each event to this address, as JSON; what does not arrive is sent again',
  },
  alarm: 'ALARM',
  over: 'over',
  badSite: (site) => `This is no web address: ${site}`,
  badInterval: (text) => `--interval takes a whole number from 1 to 86400, not ${text}.`,
  badMaxAge: (text) => `--max-age takes a duration such as 90m, 24h or 7d, not ${text}.`,
  badWebhook: (text) => `--webhook takes an http or https address, not ${text}.`,
  inUse: (folder) => `Another monitor uses ${folder}.`,
  damaged: (folder) =>
    `The state file in ${folder} is damaged. Restore it from a backup. To begin anew, move it away: what was seen before is then forgotten.`,
  following: (site, seconds) => `Following ${site}, every ${seconds} s. Ctrl-C stops it.`,
  quiet: (size, n) => `All is well: ${size} entries${n === null ? ', no card yet' : `, newest card ${n}`}.`,
  behind: (read, size) =>
    `Not read to the end yet: ${read} of ${size} entries. The next look goes on from there; until then the card that visitors see is not compared.`,
  fewWitnesses:
    'No alarm; but fewer witnesses have cosigned than the policy asks for, which becomes one after an hour.',
  webhookWaits: (count) =>
    `${count} ${count === 1 ? 'event has' : 'events have'} not reached the webhook and will be sent again.`,
  change: { added: 'added', removed: 'removed', changed: 'changed' },
  sentences: {
    fork: ({ evidence }) =>
      `The log has forked: it has signed two checkpoints that contradict each other. Do not believe the contacts of this site. Evidence: ${evidence}`,
    rollback: ({ size, seen, evidence }) =>
      `The log has gone back: it had ${seen} entries, and now shows ${size}. Evidence: ${evidence}`,
    'bad-checkpoint': ({ reason, evidence }) =>
      `The checkpoint is not signed by a log of the policy, nor by a key that its publishers have named (${reason}). Do not believe the contacts of this site. Evidence: ${evidence}`,
    'bad-tiles': ({ reason, evidence }) =>
      `What the site shows of its record does not fit its checkpoint (${reason}). Both checkpoints: ${evidence}`,
    'unreadable-entry': ({ index }) => `${placeOf(index).en}, cannot be read.`,
    'broken-publishers-chain': ({ index }) =>
      `${placeOf(index).en}, changes the publishers, and too few of those before have agreed.`,
    'card-refused': ({ index, reason, evidence }) =>
      `${placeOf(index).en}, is a card that does not hold (${reason}). ${whyRefused(reason).en} Evidence: ${evidence}`,
    'served-card-differs': ({ n, paths, evidence }) =>
      `What the site shows at ${paths.join(' and ')} is not what its record holds; ${n === null ? 'there is no card there yet' : `the newest there is version ${n}`}. Evidence: ${evidence}`,
    'card-expired': ({ n, expires }) => `Version ${n} of the card expired on ${expires}.`,
    'witnesses-missing': ({ since, seen }) =>
      `Since ${since}, fewer witnesses have cosigned than the policy asks for${seen.length > 0 ? ` (there are: ${seen.join(', ')})` : ''}.`,
    'first-use': ({ pinned, logs }) =>
      `${pinned ? 'The policy that was given is believed' : "Seen for the first time: the site's own policy is believed. Compare the fingerprint by another way"}:\n${logs.join('\n')}`,
    'publishers-changed': ({ index, v, people }) =>
      `${placeOf(index).en}: version ${v} of the publishers, ${people.join(', ')}.`,
    'log-key-changed': ({ index, fingerprint }) =>
      `${placeOf(index).en}: the publishers have given the log another key, which counts from there on. Compare its fingerprint by another way:\n${fingerprint.join('\n')}`,
    'card-published': ({ index, n, expires, approvals, after }) =>
      `${placeOf(index).en}: version ${n} of the card, approved by ${approvals.map(({ name }) => name).join(', ') || 'nobody'}, valid until ${expires}.${after === null ? '' : ` No version between ${after} and this one holds; this one has the whole quorum by itself and counts from here on.`}`,
    'policy-changed': () =>
      "The site's own policy has changed. The one from before is still believed; give the new one with --policy if you have made sure of it.",
    unreachable: ({ reason }) => `The site cannot be read and is tried again: ${reason}`,
    'reachable-again': () => 'The site can be read again.',
    'alarm-over': ({ alarm }) => `${alarm}`,
  },
};

/** As the pages of the record call it. */
const placeOf = (index: string) => ({
  zh: `存证第 ${BigInt(index) + 1n} 条（编号 ${index}）`,
  en: `Entry ${index} of the record, counted from 0`,
});

/** A card before there are publishers is approved by nobody. */
const whyRefused = (reason: Extract<Happening, { code: 'card-refused' }>['reason']) =>
  REFUSAL_SENTENCES[reason === 'no-publishers' ? 'quorum-lacking' : reason];

export const monitorMessages: Record<Lang, typeof zh> = { zh, en };

/** One sentence, and a line for each change of a card. */
export function sentenceOf(one: Happening, lang: Lang): string {
  const t = monitorMessages[lang];
  // The table has a sentence for the very code that it is asked for.
  const sentence = (t.sentences[one.code] as (one: Happening) => string)(one);
  const lines = one.code === 'card-published' ? one.changes.map((change) => changeLine(change, lang)) : [];
  return [sentence, ...lines].join('\n');
}

function changeLine({ type, label, before, after, fields }: Change, lang: Lang): string {
  const values = [before, after].filter((value) => value !== undefined);
  const what = values.length > 0 ? values.join(' → ') : fields.join(', ');
  return `  ${monitorMessages[lang].change[type]} ${label[lang]}${what && `: ${what}`}`;
}

/** How grave it is stands before the sentence. */
export function markOf(level: 'alarm' | 'news', code: Happening['code'], lang: Lang): string {
  const t = monitorMessages[lang];
  if (level === 'alarm') return `${t.alarm} [${code as Alarm['code']}] `;
  return code === 'alarm-over' ? `${t.over} ` : '';
}
