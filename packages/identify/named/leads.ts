/** The words behind which accounts, groups and orders are named, as people write them and as they hide them. */

export type NamedKind = 'qq' | 'wechat' | 'group' | 'order';

export interface Lead {
  readonly kind: NamedKind;
  readonly word: string;
  /** Written so that machines miss it: 卫星 for 微信. */
  readonly isHidden: boolean;
}

const PLAIN: Readonly<Record<NamedKind, string>> = {
  qq: 'qq qq号 qq号码 q号 企鹅号 腾讯qq 客服qq',
  wechat:
    '微信 微信号 微信id wechat weixin wechatid 企业微信 企微 公众号 微信公众号 服务号 订阅号 微訊 微信號',
  group: 'qq群 q群 qq群号 群号 群號 群 交流群 售后群 客服群 官方群 群聊号码 qqgroup group groupid',
  order: `订单号 订单编号 订单号码 订单 单号 交易号 交易单号 交易流水号 流水号 商户单号 支付单号 运单号 快递单号 退款单号 订单id 訂單號 訂單編號
    order orderno ordernumber orderid order# tradeno transactionid trackingnumber`,
};
const HIDDEN: Readonly<Record<NamedKind, string>> = {
  qq: 'q 扣扣 抠抠 蔻蔻 叩叩 球球 秋秋 丘丘 企鹅 加q 加扣 ➕q +q 扣q q扣 口口号',
  wechat: `v信 vx wx v号 v❤ vxin v芯 威信 薇信 徽信 维信 卫星 微芯 微心 微❤ 薇❤ 薇芯 溦信 葳信 崴信 嶶信 微x 薇x wei信 微xin 加微 加v 加薇 加威 加wx 加vx
    ➕v +v ➕微 +微 +薇 ➕薇 ➕vx +vx +wx 绿泡泡 绿色软件 ✌信 v❤信 微亻言 徵信 薇 溦 v`,
  group: '裙 裙号 扣扣群 扣裙 q裙 qq裙 君羊 君羊号 羣 羣号 企鹅群 扣群 加裙 球球群',
  order: '',
};
/** Ordinary words as well, so that a sign of equality, or a request before them, must stand by. */
const WEAK = new Set([
  'q',
  '卫星',
  '企鹅',
  '薇',
  '溦',
  '维信',
  '威信',
  '徵信',
  'v',
  '球球',
  '群',
  '裙',
  '订单',
  'order',
  'group',
  '绿色软件',
  '羣',
  '秋秋',
  '丘丘',
]);

export const isWeakLead = (word: string): boolean => WEAK.has(word);

/** A node of the tree of words: by the next character. */
interface Node {
  readonly next: Map<string, Node>;
  lead?: Lead;
}

const root: Node = { next: new Map() };
for (const [isHidden, table] of [
  [false, PLAIN],
  [true, HIDDEN],
] as const) {
  for (const [kind, words] of Object.entries(table) as [NamedKind, string][]) {
    for (const word of words.split(/\s+/).filter((each) => each !== '')) enter({ kind, word, isHidden });
  }
}

function enter(lead: Lead): void {
  let node = root;
  for (const char of lead.word) {
    const next: Node = node.next.get(char) ?? { next: new Map() };
    node.next.set(char, next);
    node = next;
  }
  node.lead = lead;
}

/** Between the characters of a word, such as Q-Q, 微 信 or 微.信. */
const BETWEEN = /[\s\-_.·*~/|、]/;
const MOST_BETWEEN = 2;
/** In longer words, such as `order no.`, it hides nothing. */
const SHORT = 4;

export interface LeadAt extends Lead {
  readonly from: number;
  readonly to: number;
  /** Something stands between its characters. */
  readonly isSplit: boolean;
}

/** The longest word that begins at a place. @param lower folded, in lower case */
export function leadAt(lower: string, from: number): LeadAt | undefined {
  let node = root.next.get(lower[from] ?? '');
  let found: LeadAt | undefined;
  let isSplit = false;
  for (let at = from + 1; node; at++) {
    if (node.lead) found = { ...node.lead, from, to: at, isSplit: isSplit && node.lead.word.length <= SHORT };
    let next = at;
    while (next < at + MOST_BETWEEN && BETWEEN.test(lower[next] ?? '')) next++;
    if (next > at && node.next.has(lower[next] ?? '')) {
      isSplit = true;
      at = next;
    }
    node = node.next.get(lower[at] ?? '');
  }
  return found;
}
