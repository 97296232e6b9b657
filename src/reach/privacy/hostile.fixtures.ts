/** Pieces of which hostile messages are made. */
import fc from 'fast-check';

const PIECES = [
  ...'0123456789',
  ...'６２①〇零一六OlxX',
  ...' \n\t.,，。、:：=-_/@#()（）“”"\'+•¥',
  ...[
    '\u200b',
    '\u200d',
    '\u202e',
    '\u202c',
    '\u2066',
    '\u00ad',
    '\u0301',
    '\ufe0f',
    '\u20e3',
    '\ud83d',
    '\ud83d\ude00',
    '\0',
  ],
  ...[
    '验证码',
    '验.證.码',
    '校验码',
    '密码',
    '密码是',
    '卡号',
    '银行卡',
    '身份证',
    '护照',
    '安全码',
    '订单号',
    '电话',
    '没收到',
  ],
  ...[
    'code',
    'code is ',
    ' is your code',
    'OTP',
    'password: ',
    'pwd=',
    'PIN ',
    'card ',
    'cvv ',
    'passport ',
    'order #',
    'not ',
  ],
  ...['是', '为', '的', '元', '年', '号', '和', '第二个', '我', '你', ' is ', ' and '],
  ...[
    '4111111111111111',
    '4111 1111 1111 1111',
    '6222000000000009',
    '110101190001010006',
    '11010519491231002X',
    '110105491231002',
  ],
  ...[
    '482913',
    '4829',
    '123',
    'E00000001',
    'hunter2',
    'abc',
    '13800000000',
    '400-000-0147',
    '2026-11-28',
    '12:30',
  ],
  ...[
    'sk-invented0000invented0000',
    'ghp_invented0000invented0000',
    'bearer ',
    'api_key=',
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln',
  ],
  ...['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', 'https://', 'https://a.example/?', 'www.'],
  ...['••••••', '4111 •••• •••• 1111', '•••• •••• •••• ••••', '••••'],
];

/** Of the words and characters that rules are about, in any order. */
export const hostile = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));
export const anyText = fc.oneof(
  { weight: 4, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** Every one of them, again and again: what is slow is slow for one of these. */
export const repeated = (length: number): readonly string[] =>
  [
    ...PIECES,
    ...PIECES.map((piece) => `${piece} `),
    '4 1 1 1\n',
    '1 ',
    '1/2/',
    '订单 1、2和',
    '密码我已经',
    'password for my ',
    '验证码1',
  ].map((piece) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
