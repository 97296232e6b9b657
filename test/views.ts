/** A view with a channel of every kind, for the tests of what is rendered from one. Numbers are made up. */
import { CARD_SCHEMA, Card, type Channel, type Hours } from '@clearline/card';
import type { ProofView } from '../src/find/publishers/contract.ts';
import { makeView, type View } from '../src/find/surfaces/view.ts';

export const SITE = 'https://clearline.example';
export const AT = Date.parse('2026-11-22T06:05:00Z');

const NINE_TO_TEN = [{ from: '09:00', to: '22:00' }];
const HOURS: Hours = {
  zone: 'Asia/Shanghai',
  weekly: {
    mon: NINE_TO_TEN,
    tue: NINE_TO_TEN,
    wed: NINE_TO_TEN,
    thu: NINE_TO_TEN,
    fri: NINE_TO_TEN,
    sat: NINE_TO_TEN,
    sun: NINE_TO_TEN,
  },
  holidays: 'as-usual',
  makeUpDays: 'as-usual',
  closures: [],
};

let rank = 0;
const base = (id: string) => ({
  id,
  label: { zh: `演示 ${id}`, en: `Demo ${id}` },
  audience: ['guest' as const],
  intents: ['enquiry' as const],
  languages: ['zh' as const],
  hours: HOURS,
  priority: ++rank,
  surfaces: ['page' as const, 'machine' as const],
  human: true,
  since: '2026-01-01T00:00:00.000Z',
});
const inbound = { direction: 'inbound-only' as const, reachableFrom: ['mobile' as const] };

export const CHANNELS: readonly Channel[] = [
  {
    ...base('hotline'),
    surfaces: ['nav', 'page'],
    kind: 'phone',
    ...inbound,
    number: { line: '400', digits: '4000000147', display: '400-000-0147', uri: 'tel:+864000000147' },
  },
  {
    ...base('office'),
    kind: 'phone',
    ...inbound,
    number: {
      line: 'landline',
      digits: '075580000000',
      extension: '8000',
      display: '0755-8000-0000 转 8000',
      uri: 'tel:+8675580000000;ext=8000',
    },
  },
  {
    ...base('short'),
    kind: 'phone',
    ...inbound,
    number: { line: 'short', digits: '95000', display: '95000', uri: 'tel:95000;phone-context=+86' },
  },
  { ...base('inside'), surfaces: ['page'], kind: 'chat', url: `${SITE}/chat?staff` },
  { ...base('chat'), surfaces: ['embed', 'machine'], kind: 'chat', url: `${SITE}/chat` },
  {
    ...base('mail'),
    intents: ['account-security'],
    languages: ['zh', 'en'],
    kind: 'email',
    address: 'help+demo@clearline.example',
  },
  { ...base('office-address'), kind: 'address', postal: { zh: '演示市演示路 1 号', en: '1 Demo Road' } },
  { ...base('wechat'), kind: 'wechat-account', handle: '演示公众号' },
  { ...base('weibo'), kind: 'weibo', handle: '演示微博', url: 'https://weibo.example/demo' },
  { ...base('group'), kind: 'qq-group', handle: '100000000', admins: [] },
  {
    ...base('shop'),
    kind: 'taobao-shop',
    name: { zh: '演示店', en: 'Demo shop' },
    url: 'https://shop.example/1',
  },
  { ...base('domain'), kind: 'domain', domain: 'pay.clearline.example' },
  {
    ...base('app'),
    kind: 'app',
    name: { zh: '演示应用', en: 'Demo app' },
    stores: [{ name: { zh: '商店', en: 'Store' }, url: 'https://store.example/app' }],
  },
];

const CARD = Card.parse({
  schema: CARD_SCHEMA,
  n: 7,
  issued: '2026-11-01T00:00:00.000Z',
  expires: '2027-01-30T00:00:00.000Z',
  operator: {
    name: { zh: '天远卡盟(演示)', en: 'Tianyuan (demo)' },
    legalName: '天远卡盟演示有限公司',
    licences: [],
    filings: [{ kind: 'icp', number: '演示ICP备00000000号', url: 'https://filing.example/' }],
  },
  calendar: [],
  channels: CHANNELS,
  retired: [],
  never: [{ id: 'codes', text: { zh: '绝不索要验证码', en: 'Never ask for a code' } }],
});

/** What proves a card; who has seen it is told in the same words in every test. */
export type Proven = Pick<ProofView, 'n' | 'bundle' | 'policy'>;
const FACTS = {
  vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  size: 3,
  witnesses: [{ name: 'witness', at: new Date(AT - 60_000).toISOString() }],
  independent: true,
  single: false,
};

/** The view of that card, or of one that differs, at {@link AT}. */
export function viewOf(
  more: Partial<Card> = {},
  notices: View['notices'] = [],
  former: View['former'] = [],
  proof: Proven | null = null,
  down: View['down'] = [],
): View {
  const card = { ...CARD, ...more };
  return makeView(
    {
      card,
      notices,
      versions: [],
      former,
      proof: proof && { ...FACTS, ...proof },
      logged: [],
      down,
      confirmedAt: AT - 1_000,
      live: true,
    },
    AT,
  );
}

/** The same channels under one label, which may be more than the card's schema lets through. */
export const labelled = (label: string): Partial<Card> => ({
  channels: CHANNELS.map((channel) => ({
    ...channel,
    label: { zh: label, en: label },
    ...('handle' in channel && { handle: label }),
    ...('postal' in channel && { postal: { zh: label, en: label } }),
  })),
  operator: { ...CARD.operator, name: { zh: label, en: label }, legalName: label },
});

/** What breaks formats when it is not encoded. */
export const HOSTILE = [
  'a,b;c:d\\e"f^g',
  'one\r\ntwo\nthree\rfour\u2028five',
  '</script><script>alert(1)</script><!--',
  '🧑‍💻👩🏽‍🚀'.repeat(20),
  '很长的名字'.repeat(100),
  '\u0000\u0007\u001b[31m\u007f\u0085',
  'END:VCARD\r\nBEGIN:VCARD',
  '\ud800 lone',
  '#]]>&amp;%0d%0a=',
];

/** A number that was the hotline's, and that the hotline replaced. */
export const retiredPhone = (value: string, display: string) => ({
  channel: 'hotline',
  kind: 'phone' as const,
  label: { zh: '演示热线', en: 'Demo hotline' },
  value,
  display,
  from: '2020-01-01T00:00:00.000Z',
  until: '2026-01-01T00:00:00.000Z',
  reason: { zh: '更换', en: 'Replaced' },
  successor: 'hotline',
});
