/** What was hidden in a message, as staff are told it. */
import { type Both, useText } from '../../../../web/console/language.tsx';
import type { SecretKind } from '../../privacy/contract.ts';
import type { Message } from '../contract.ts';

/** In whose message it stood. */
type Whose = 'customer' | 'own' | 'other';

const KINDS_ZH: Record<SecretKind, string> = {
  'private-key': '私钥',
  'access-token': '访问令牌',
  password: '密码',
  'resident-id': '身份证号',
  'bank-card': '银行卡号',
  passport: '护照号',
  'card-cvv': '银行卡安全码',
  'one-time-code': '验证码',
};
const KINDS_EN: Record<SecretKind, string> = {
  'private-key': 'a private key',
  'access-token': 'an access token',
  password: 'a password',
  'resident-id': 'an ID number',
  'bank-card': 'a bank card number',
  passport: 'a passport number',
  'card-cvv': 'the security code of a card',
  'one-time-code': 'a verification code',
};
const zh: Record<Whose, (kind: SecretKind) => string> = {
  customer: (kind) =>
    `系统遮住了顾客发来的${KINDS_ZH[kind]}：原文没有保存，办事用不到，请不要让顾客再发。已经告诉顾客怎么做。`,
  own: (kind) => `系统遮住了您写的${KINDS_ZH[kind]}：原文没有保存，别人看到的也是这样。`,
  other: (kind) => `系统遮住了这里的${KINDS_ZH[kind]}：原文没有保存，别人看到的也是这样。`,
};
const en: typeof zh = {
  customer: (kind) =>
    `The system hid ${KINDS_EN[kind]} that the customer sent. It was not stored and is not needed: do not ask for it again. The customer was told what to do.`,
  own: (kind) =>
    `The system hid ${KINDS_EN[kind]} that you wrote. It was not stored, and others see it like this too.`,
  other: (kind) =>
    `The system hid ${KINDS_EN[kind]} here. It was not stored, and others see it like this too.`,
};
const hiddenTexts: Both<typeof zh> = { zh, en };

export function Hidden({ message: { author, body }, own }: { message: Message; own: boolean }) {
  const t = useText(hiddenTexts);
  const kinds = body.kind === 'text' || body.kind === 'note' ? (body.hidden ?? []) : [];
  const whose = author === 'customer' ? 'customer' : own ? 'own' : 'other';
  return kinds.map((kind) => (
    <p key={kind} className="desk-hidden">
      {t[whose](kind)}
    </p>
  ));
}
