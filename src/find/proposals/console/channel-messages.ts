/** Names and help texts of a channel's fields. */
import type { Lang } from '@clearline/card';

interface FieldText {
  readonly name: string;
  readonly help?: string;
}

const zh = {
  fields: {
    label: { name: '名称', help: '访客看到的渠道名，例如“客服热线”。' },
    note: { name: '补充说明', help: '可选，一句话，显示在渠道下面。' },
    number: { name: '号码', help: '按拨打的写法填写，可以有空格、短横线或括号；分机写“转 8000”。' },
    line: { name: '号码类型', help: '由号码得出；选了就会核对。' },
    direction: { name: '是否外呼', help: '“只接听”的号码如果打给客户，就是假冒。' },
    reachable_from: { name: '能从哪里拨通', help: '不选时按号码类型。800 只能用座机拨打。' },
    url: { name: '网址', help: '以 https:// 开头的完整地址，不能用 IP 地址。' },
    address: { name: '邮箱地址' },
    postal: { name: '地址' },
    postcode: { name: '邮编' },
    handle: { name: '账号', help: '与平台上显示的完全一致。' },
    admins: { name: '可以代表官方说话的管理员', help: '群里其他人说的都不算数。' },
    name: { name: '店铺、页面或应用的名称' },
    domain: { name: '域名', help: '只写主机名，例如 www.example.com。' },
    stores: { name: '应用商店', help: '每个下载地址一条，至少一条。' },
    hours: { name: '服务时间' },
    intents: { name: '受理的问题', help: '访客选了哪种问题，就按此推荐渠道。' },
    audience: { name: '服务对象' },
    languages: { name: '接待语言' },
    human: { name: '由人工接待', help: '关闭后，这个渠道不会出现在“联系人工客服”里。' },
    reply_within: { name: '首次回复承诺', help: '可选，最长 14 天。只写做得到的。' },
    surfaces: {
      name: '展示位',
      help: '导航、横幅和弹窗只显示电话。无论怎么选，名片页和查询都能查到它。',
    },
    priority: { name: '推荐次序', help: '1 最先推荐；不填时按登记表里的先后。' },
    badge: { name: '平台认证标识', help: '您最近一次核对到的平台认证；过期前会提醒您重新核对。' },
    id: { name: '标识', help: '小写字母、数字和短横线；公布后永远不要改，历史靠它连接。' },
    kind: { name: '类型' },
  } satisfies Record<string, FieldText>,
  sections: { value: '联系方式', words: '名称与说明', service: '接待', shown: '展示' },
  optional: '可选',
  inZh: '中文',
  inEn: '英文',
  byNumber: '由号码得出',
  addName: '加一位',
  addStore: '加一个商店',
  remove: (what: string) => `移除${what}`,
  storeName: '商店名称',
  storeUrl: '下载地址',
  badge: { subject: '认证主体', name: '认证名称', checked_at: '核对日期', expires: '有效期至' },
  addBadge: '添加认证标识',
  removeBadge: '移除认证标识',
  units: { m: '分钟', h: '小时', d: '天' },
  unit: '单位',
  noPromise: '不承诺',
  forPhones: '只显示电话',
  tabularHint: '号码会这样显示',
};

const en: typeof zh = {
  fields: {
    label: { name: 'Name', help: 'What visitors read, such as “Service line”.' },
    note: { name: 'Note', help: 'Optional, one sentence below the channel.' },
    number: {
      name: 'Number',
      help: 'As it is dialled, with spaces, dashes or brackets; an extension follows “ext.”.',
    },
    line: { name: 'Kind of line', help: 'Follows from the number; when you choose one, it is checked.' },
    direction: {
      name: 'Calls out',
      help: 'If a number that only takes calls rings a customer, it is a fake.',
    },
    reachable_from: {
      name: 'Reachable from',
      help: 'By the kind of line unless chosen. 800 takes landlines only.',
    },
    url: { name: 'Web address', help: 'Complete, starting with https://, no IP address.' },
    address: { name: 'Email address' },
    postal: { name: 'Postal address' },
    postcode: { name: 'Postcode' },
    handle: { name: 'Account', help: 'Exactly as the platform shows it.' },
    admins: {
      name: 'Administrators who may speak for you',
      help: 'What others say in the group does not count.',
    },
    name: { name: 'Name of the shop, page or app' },
    domain: { name: 'Domain', help: 'The bare host, such as www.example.com.' },
    stores: { name: 'App stores', help: 'One entry for each address, at least one.' },
    hours: { name: 'Hours' },
    intents: { name: 'Needs served', help: 'Channels are recommended by what a visitor needs.' },
    audience: { name: 'For whom' },
    languages: { name: 'Languages' },
    human: { name: 'A human answers', help: 'When off, it is not offered under “Talk to a person”.' },
    reply_within: { name: 'Promised first reply', help: 'Optional, 14 days at most. Promise what you keep.' },
    surfaces: {
      name: 'Shown on',
      help: 'Navigation, banner and pop-up show phones only. The card and the search always have it.',
    },
    priority: {
      name: 'Order of recommendation',
      help: '1 comes first; by its place in the registry when empty.',
    },
    badge: {
      name: 'Verification mark of the platform',
      help: 'As you last checked it; you are reminded before it expires.',
    },
    id: {
      name: 'Id',
      help: 'Lower-case letters, digits and hyphens. Keep it for ever: history hangs on it.',
    },
    kind: { name: 'Kind' },
  },
  sections: { value: 'The contact', words: 'Name and note', service: 'Service', shown: 'Display' },
  optional: 'optional',
  inZh: 'Chinese',
  inEn: 'English',
  byNumber: 'By the number',
  addName: 'Add a person',
  addStore: 'Add a store',
  remove: (what) => `Remove ${what}`,
  storeName: 'Name of the store',
  storeUrl: 'Address',
  badge: {
    subject: 'Verified for',
    name: 'Name of the mark',
    checked_at: 'Checked on',
    expires: 'Good through',
  },
  addBadge: 'Add a mark',
  removeBadge: 'Remove the mark',
  units: { m: 'minutes', h: 'hours', d: 'days' },
  unit: 'Unit',
  noPromise: 'No promise',
  forPhones: 'phones only',
  tabularHint: 'Shown as',
};

export type FieldKey = keyof (typeof zh)['fields'];
export const channelMessages: Record<Lang, typeof zh> = { zh, en };
