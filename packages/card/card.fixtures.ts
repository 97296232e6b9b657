import type * as z from 'zod';
import type { Card, CardContent, Hours, PhoneChannel } from './index.ts';

/** A fictitious card for tests, small and complete. */
const allDay = [{ from: '00:00', to: '24:00' }];

const roundTheClock: Hours = {
  zone: 'Asia/Shanghai',
  weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  holidays: 'as-usual',
  makeUpDays: [{ from: '09:00', to: '18:00' }],
  closures: [
    {
      from: '2026-03-01T00:00:00.000Z',
      until: '2026-03-01T02:00:00.000Z',
      reason: { zh: '检修', en: 'Maintenance' },
    },
  ],
};

export const hotline: PhoneChannel = {
  kind: 'phone',
  id: 'hotline',
  label: { zh: '客服热线', en: 'Hotline' },
  audience: ['guest', 'buyer'],
  intents: ['top-up-failed', 'refund'],
  languages: ['zh'],
  hours: roundTheClock,
  priority: 1,
  surfaces: ['nav', 'page'],
  human: true,
  replyWithinMinutes: 5,
  badge: {
    subject: '演示公司',
    name: { zh: '演示认证', en: 'Demo mark' },
    checkedAt: '2026-01-01',
    expires: '2027-01-01',
  },
  since: '2026-01-01T00:00:00.000Z',
  number: {
    line: '400',
    digits: '4000000000',
    display: '400-000-0000',
    uri: 'tel:+864000000000',
  },
  direction: 'inbound-only',
  reachableFrom: ['mobile', 'landline'],
};

const { kind: _kind, number: _number, direction: _direction, reachableFrom: _from, ...shared } = hotline;

export const content: CardContent = {
  operator: {
    name: { zh: '天远卡盟(演示)', en: 'Tianyuan (demo)' },
    legalName: '演示公司',
    licences: [{ name: { zh: '营业执照', en: 'Business licence' }, number: 'DEMO-0' }],
    filings: [{ kind: 'icp', number: '演示ICP备00000000号', url: 'https://beian.example/' }],
  },
  calendar: [{ date: '2026-10-08', kind: 'holiday', name: { zh: '店庆', en: 'Anniversary' } }],
  channels: [
    hotline,
    { ...shared, id: 'mail', kind: 'email', address: 'Help@card.example' },
    { ...shared, id: 'chat', kind: 'chat', url: 'https://card.example/chat' },
    {
      ...shared,
      id: 'office',
      kind: 'address',
      postal: { zh: '演示路 0 号', en: '0 Demo Road' },
      postcode: '000000',
    },
    { ...shared, id: 'wechat', kind: 'wechat-account', handle: 'demo-service' },
    { ...shared, id: 'group', kind: 'qq-group', handle: '00000000', admins: ['demo-admin'] },
    {
      ...shared,
      id: 'shop',
      kind: 'taobao-shop',
      name: { zh: '演示店', en: 'Demo shop' },
      url: 'https://shop.example/',
    },
    { ...shared, id: 'site', kind: 'domain', domain: 'card.example' },
    {
      ...shared,
      id: 'app',
      kind: 'app',
      name: { zh: '演示应用', en: 'Demo app' },
      stores: [{ name: { zh: '商店', en: 'Store' }, url: 'https://store.example/a' }],
    },
  ],
  retired: [
    {
      channel: 'hotline',
      kind: 'phone',
      label: { zh: '客服热线', en: 'Hotline' },
      value: '4000000001',
      display: '400-000-0001',
      from: '2024-01-01T00:00:00.000Z',
      until: '2026-01-01T00:00:00.000Z',
      reason: { zh: '号码已更换', en: 'Replaced by a new number' },
      successor: 'hotline',
    },
  ],
  never: [{ id: 'passwords', text: { zh: '从不索要密码', en: 'We never ask for passwords' } }],
};

export const card: Card = {
  schema: 'clearline.contact-card/v1',
  n: 1,
  issued: '2026-01-01T00:00:00.000Z',
  expires: '2026-02-01T00:00:00.000Z',
  ...content,
};

/** The places that a schema refuses, each once: `channels.0.number.uri`; empty for the value itself. */
export function refusedAt(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return [...new Set(issues.map((issue) => issue.path.join('.')))];
}
