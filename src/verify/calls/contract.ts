/** Who of the staff is in contact with a customer, and how they prove it. Instants are RFC 3339 in UTC. Browser-safe. */
import { INTENTS } from '@clearline/card';
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { Email } from '../../people/accounts/contract.ts';

export { CALLS_DEEDS } from './deeds/contract.ts';

/** What a contact is about: what the customer needs. */
export const About = z.enum(INTENTS);
export type About = z.infer<typeof About>;

/** As customers find it on their order; shown to them for comparison, and looked up nowhere. */
export const OrderRef = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,39}$/);

export const CODE_STATES = ['live', 'used', 'withdrawn', 'replaced', 'expired'] as const;
export type CodeState = (typeof CODE_STATES)[number];

const about = { intent: About, order: OrderRef.nullable() };

/** A code without its digits, which are told once. */
export const AgentCode = z
  .object({
    id: z.uuid(),
    ...about,
    state: z.enum(CODE_STATES),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AgentCode' });
export type AgentCode = z.infer<typeof AgentCode>;

/** Who holds the code that was just used up. */
export const AgentProof = z
  .object({
    name: z.string(),
    staffNumber: z.int(),
    /** When they joined the staff. */
    since: z.iso.datetime(),
    ...about,
    usedAt: z.iso.datetime(),
  })
  .meta({ id: 'AgentProof' });
export type AgentProof = z.infer<typeof AgentProof>;

/** By which ways staff contact a customer. */
export const CONTACT_WAYS = ['phone', 'chat', 'ticket', 'email', 'wechat-account', 'qq'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

export const StaffContact = z
  .object({
    id: z.uuid(),
    email: z.string(),
    way: z.enum(CONTACT_WAYS),
    ...about,
    openedAt: z.iso.datetime(),
    /** Ends by itself then. */
    endsAt: z.iso.datetime(),
  })
  .meta({ id: 'StaffContact' });
export type StaffContact = z.infer<typeof StaffContact>;

export const GuessAlarm = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    /** client: one network keeps on trying. everyone: many do. */
    scope: z.enum(['client', 'everyone']),
    tries: z.int(),
    /** Codes that could have been hit. */
    liveCodes: z.int(),
  })
  .meta({ id: 'GuessAlarm' });
export type GuessAlarm = z.infer<typeof GuessAlarm>;

const one = z.strictObject({ id: z.uuid() });
const given = { intent: About, order: OrderRef.optional() };

export const callsApi = {
  redeem: endpoint({
    method: 'POST',
    path: '/calls/agent-code',
    summary: 'Check the code that an agent reads out. It is used up by it.',
    access: 'anyone',
    body: z.strictObject({ code: z.string().max(40) }),
    answer: AgentProof,
    refusals: ['not-six-digits', 'code-not-good', 'too-many-guesses'],
  }),
  openCode: endpoint({
    method: 'POST',
    path: '/calls/agent-codes',
    summary: 'Make a code that proves who you are to a customer. It ends the one before.',
    access: 'calls.prove',
    stepUp: true,
    secretAnswer: true,
    body: z.strictObject(given),
    answer: AgentCode.extend({ code: z.string().regex(/^\d{6}$/), name: z.string(), staffNumber: z.int() }),
  }),
  currentCode: endpoint({
    method: 'GET',
    path: '/calls/agent-codes/current',
    summary: 'Read the state of your latest code.',
    access: 'calls.prove',
    answer: z.object({ code: AgentCode.nullable() }),
  }),
  withdrawCode: endpoint({
    method: 'DELETE',
    path: '/calls/agent-codes/current',
    summary: 'Withdraw your code.',
    access: 'calls.prove',
    answer: null,
    refusals: ['no-live-code'],
  }),
  contacts: endpoint({
    method: 'GET',
    path: '/calls/contacts',
    summary: 'List the customers whom you are in contact with now.',
    access: 'calls.contact',
    answer: z.object({ contacts: z.array(StaffContact) }),
  }),
  openContact: endpoint({
    method: 'POST',
    path: '/calls/contacts',
    summary: 'Record that you are in contact with a customer, who can then see it.',
    access: 'calls.contact',
    body: z.strictObject({ email: Email, way: z.enum(CONTACT_WAYS), ...given }),
    answer: StaffContact,
    refusals: ['too-many-contacts'],
  }),
  closeContact: endpoint({
    method: 'DELETE',
    path: '/calls/contacts/:id',
    summary: 'Record that the contact is over.',
    access: 'calls.contact',
    params: one,
    answer: null,
    refusals: ['no-such-contact'],
  }),
  alarms: endpoint({
    method: 'GET',
    path: '/calls/alarms',
    summary: 'List alarms of guessing that nobody has seen yet.',
    access: 'calls.alarms',
    answer: z.object({ alarms: z.array(GuessAlarm) }),
  }),
  seeAlarm: endpoint({
    method: 'POST',
    path: '/calls/alarms/:id/seen',
    summary: 'Say that you have seen an alarm.',
    access: 'calls.alarms',
    params: one,
    answer: null,
    refusals: ['no-such-alarm'],
  }),
};

export const REFUSALS = {
  'not-six-digits': {
    status: 422,
    zh: '核验码是六位数字。请让对方再念一遍，照着填写。',
    en: 'The code has six digits. Ask to hear it again, and type what you hear.',
  },
  'code-not-good': {
    status: 422,
    zh: '这个核验码现在无效。请挂断，改拨官方号码。',
    en: 'This code is not good now. Hang up, and call the official number.',
  },
  'too-many-guesses': {
    status: 429,
    zh: '试得太多了，暂时不能再核验。请挂断，改拨官方号码。',
    en: 'Too many tries: no code can be checked for a while. Hang up, and call the official number.',
  },
  'no-live-code': {
    status: 409,
    zh: '您现在没有有效的核验码。',
    en: 'You have no code that is good now.',
  },
  'too-many-contacts': {
    status: 409,
    zh: '您同时登记的联系太多了。请先结束已经完成的。',
    en: 'You have recorded too many contacts at once. End those that are over first.',
  },
  'no-such-contact': {
    status: 404,
    zh: '没有这条联系，或者它已经结束。',
    en: 'There is no such contact, or it has ended.',
  },
  'no-such-alarm': {
    status: 404,
    zh: '没有这条告警，或者已经有人看过。',
    en: 'There is no such alarm, or somebody has seen it already.',
  },
} as const satisfies Refusals;
