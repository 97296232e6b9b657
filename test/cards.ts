import { CARD_SCHEMA, type Card, type CardContent, type Hours, type PhoneChannel } from '@clearline/card';

const ALL_DAY = [{ from: '00:00', to: '24:00' }];

export const ROUND_THE_CLOCK: Hours = {
  zone: 'Asia/Shanghai',
  weekly: {
    mon: ALL_DAY,
    tue: ALL_DAY,
    wed: ALL_DAY,
    thu: ALL_DAY,
    fri: ALL_DAY,
    sat: ALL_DAY,
    sun: ALL_DAY,
  },
  holidays: 'as-usual',
  makeUpDays: 'as-usual',
  closures: [],
};

/** A 400 line: `digits` are the last seven. */
export function phone(id: string, digits: string, more: Partial<PhoneChannel> = {}): PhoneChannel {
  return {
    id,
    kind: 'phone',
    label: { zh: `热线 ${id}`, en: `Line ${id}` },
    audience: ['guest', 'buyer'],
    intents: ['top-up-failed', 'enquiry'],
    languages: ['zh'],
    hours: ROUND_THE_CLOCK,
    priority: 1,
    surfaces: ['nav', 'footer', 'floating', 'page', 'embed', 'machine'],
    human: true,
    since: '2026-01-01T00:00:00.000Z',
    number: {
      line: '400',
      digits: `400${digits}`,
      display: `400-${digits.slice(0, 3)}-${digits.slice(3)}`,
      uri: `tel:+86400${digits}`,
    },
    direction: 'inbound-only',
    reachableFrom: ['mobile', 'landline'],
    ...more,
  };
}

export function content(more: Partial<CardContent> = {}): CardContent {
  return {
    operator: {
      name: { zh: '天远卡盟(演示)', en: 'Tianyuan (demo)' },
      legalName: '天远卡盟演示有限公司',
      licences: [],
      filings: [{ kind: 'icp', number: '演示ICP备00000000号', url: 'https://beian.miit.gov.cn/' }],
    },
    calendar: [],
    channels: [phone('main', '0000000')],
    retired: [],
    never: [{ id: 'passwords', text: { zh: '绝不索要密码', en: 'Never ask for a password' } }],
    ...more,
  };
}

export function card(n: number, more: Partial<Card> = {}): Card {
  return {
    schema: CARD_SCHEMA,
    n,
    issued: '2026-11-01T00:00:00.000Z',
    expires: '2027-01-30T00:00:00.000Z',
    ...content(),
    ...more,
  };
}
