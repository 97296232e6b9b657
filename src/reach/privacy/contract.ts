/** What is hidden in chat messages, and what is said about it (R46). Browser-safe. */

/**
 * Closed, and in the order in which they are looked for: what is found first belongs to nothing else. Card secrets (卡密)
 * are known only to the shop's stock and so are not among these. They come as one kind more: the types then ask for its
 * notices below and for its finder in `mask.ts`.
 */
export const SECRET_KINDS = [
  'private-key',
  'access-token',
  'password',
  // Before cards: the number of a person may be that of a card by chance.
  'resident-id',
  'bank-card',
  'passport',
  'card-cvv',
  'one-time-code',
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** Something that was hidden. UTF-16 offsets into the text as it was sent; `end` is exclusive. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

export interface Masked {
  /** The text with its secrets hidden; everything else stands as it stood. */
  readonly text: string;
  /** In order, not overlapping, in the text as it was given. */
  readonly secrets: readonly Secret[];
}

type Notices = Record<SecretKind, string>;

/** To whoever sent it: what was hidden, why, and what to do now. */
const zh: Notices = {
  'bank-card':
    '您消息里的银行卡号已遮住，只留下首尾四位：客服用不到它，退款会原路退回。如果有人向您要卡号，请不要给，并告诉我们。',
  'card-cvv':
    '您消息里的银行卡安全码已遮住：有了它就能盗刷，我们绝不会要。如果您已经发给别人，请马上打银行卡背面的电话挂失。',
  'resident-id': '您消息里的身份证号已遮住：它可以被人冒用，客服也不需要它。',
  passport: '您消息里的护照号已遮住：它可以被人冒用，客服也不需要它。',
  'one-time-code':
    '您消息里的验证码已遮住：谁拿到它，谁就能以您的名义登录或付款，客服绝不会要。请不要告诉任何人；如果是别人让您发的，请停下并告诉我们。',
  password:
    '您消息里的密码已遮住：客服绝不会要您的密码。它已经离开过您的设备，请现在就改掉，别处用了同样密码的也一起改。',
  'private-key': '您消息里的私钥已遮住：有了它就能冒充您。它已经离开过您的设备，请作废这把密钥，换一把新的。',
  'access-token':
    '您消息里的访问令牌已遮住：有了它就能以您的名义操作。它已经离开过您的设备，请现在就撤销，换一个新的。',
};

const en: typeof zh = {
  'bank-card':
    'The bank card number in your message was hidden, but for its first and last four digits: we do not need it, and refunds go back the way the money came. If somebody asks you for it, do not give it, and tell us.',
  'card-cvv':
    'The security code of the card in your message was hidden: whoever has it can spend your money, and we never ask for it. If somebody else has it already, call the number on the back of your card at once.',
  'resident-id':
    'The ID number in your message was hidden: others could pass for you with it, and our agents do not need it.',
  passport:
    'The passport number in your message was hidden: others could pass for you with it, and our agents do not need it.',
  'one-time-code':
    'The code in your message was hidden: whoever has it can sign in or pay in your name, and we never ask for it. Tell it to nobody. If somebody told you to send it, stop here and tell us.',
  password:
    'The password in your message was hidden: we never ask for it. It has left your device, so change it now, and wherever else you use the same one.',
  'private-key':
    'The private key in your message was hidden: whoever has it can pass for you. It has left your device, so revoke it and make a new one.',
  'access-token':
    'The access token in your message was hidden: whoever has it can act in your name. It has left your device, so revoke it now and make a new one.',
};

export const SECRET_NOTICES: Readonly<Record<'zh' | 'en', Notices>> = { zh, en };

/**
 * What no agent ever asks for, whatever the operator's card promises: the codes of `@clearline/identify`, and the sentence
 * that stands where the card has none about it.
 */
export const NEVER_ASKED = {
  'asks-code': {
    zh: '我们绝不向客户索要短信验证码。',
    en: 'We never ask customers for verification codes.',
  },
  'asks-password': { zh: '我们绝不向客户索要任何密码。', en: 'We never ask customers for any password.' },
  'asks-card': {
    zh: '我们绝不向客户索要银行卡号或安全码。',
    en: 'We never ask customers for card numbers or security codes.',
  },
  'asks-identity': {
    zh: '我们绝不在聊天里向客户索要身份证号、护照号或证件照片。',
    en: 'We never ask customers for ID or passport numbers, or photos of them, in a chat.',
  },
  'asks-transfer': {
    zh: '我们绝不要求客户向任何个人账户转账。',
    en: 'We never ask customers to transfer money to any private account.',
  },
  'asks-screen': {
    zh: '我们绝不要求客户共享屏幕或安装远程控制软件。',
    en: 'We never ask customers to share their screen or to install remote control software.',
  },
  'asks-other-app': {
    zh: '我们绝不让客户改用其他软件联系；能用的渠道都写在“联系我们”页面上。',
    en: 'We never move customers to another app; every channel of ours stands on the contact page.',
  },
} as const;
export type NeverAsked = keyof typeof NEVER_ASKED;

/** A rule that an agent's text breaks, in the words of the operator's card. */
export interface BrokenRule {
  /** Of the card's “we never” list; a code of {@link NEVER_ASKED} where the card has no rule about it. */
  readonly id: string;
  readonly text: { readonly zh: string; readonly en: string };
  /** Where, in UTF-16 offsets into the text as it was written; `end` is exclusive. In order. */
  readonly at: readonly { readonly text: string; readonly start: number; readonly end: number }[];
}

export type Outgoing = { readonly ok: true } | { readonly ok: false; readonly broken: readonly BrokenRule[] };
