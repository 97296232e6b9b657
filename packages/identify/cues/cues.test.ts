import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CUE_CODES,
  type CueCode,
  cuesForbiddenBy,
  findCues,
  identify,
  MAX_TEXT,
  readMessage,
} from '../index.ts';

const codes = (text: string): CueCode[] => [...new Set(findCues(text).map(({ code }) => code))];
const read = (text: string) => {
  const identified = identify(text);
  return readMessage(text, identified.ok ? identified.found : [], () => true);
};
const accused = (text: string): boolean => read(text).isImpostor;

const ASKED: Readonly<Record<CueCode, readonly string[]>> = {
  'asks-code': ['请把收到的验证码发给我', '請將驗證碼告訴我', 'Read me the verification code you just got.'],
  'asks-password': ['把登录密码发给我', 'Please send us your password'],
  'asks-card': ['麻烦提供一下银行卡号', 'Please tell me your card number'],
  'asks-identity': ['请上传身份证正反面照片', 'Send us a photo of your ID'],
  'asks-card-secret': ['把卡密拍照发给我', 'Send me the gift card codes'],
  'asks-transfer': ['请将余额转入安全账户', '先交保证金才能提现', 'Transfer your money to the safe account'],
  'asks-screen': ['请打开屏幕共享,我教您退款', 'Install AnyDesk so that I can refund you'],
  'asks-other-app': ['加我微信详聊', '加薇信 kefu_000', 'Message our agent on Telegram'],
  'asks-link': ['请点击链接登录解冻', 'Click the link to verify your account'],
  'asks-secrecy': ['不要告诉家人,也不要挂断电话', 'Do not tell anyone'],
  threatens: ['否则将被冻结', 'or your account will be suspended'],
  hurries: ['请在24小时内处理', 'within 24 hours'],
  'promises-compensation': ['我们双倍赔付', 'You will get a double refund'],
  'promises-gain': ['恭喜您获得一等奖', '刷单日结三百', 'You have won a prize'],
  'claims-official': ['我是平台客服', 'I am from customer service'],
  'claims-authority': ['我是公安局的王警官', 'This is the police'],
  'called-you': ['刚接到13800000000打来的电话', 'someone called me'],
};

for (const code of CUE_CODES)
  test(`${code} is found in both languages`, () => {
    for (const text of ASKED[code]) assert.ok(codes(text).includes(code), `${text}: ${codes(text)}`);
  });

test('disguised words are read as people read them, and stand where they stand', () => {
  const text = '😀請把 验.证.碼 發給我';
  const cue = findCues(text).find(({ code }) => code === 'asks-code');
  assert.equal(cue?.text, '把 验.证.碼 發給我');
  assert.equal(text.slice(cue.start, cue.end), cue.text);
  assert.ok(codes('把yanzhengma发给我').includes('asks-code'));
  assert.ok(codes('轉·賬到安·全·賬·戶').includes('asks-transfer'));
});

test('what is refused or warned of is not asked', () => {
  for (const text of [
    '我们绝不会索要验证码',
    '请勿向任何人泄露验证码',
    'We never ask for your password',
    '凡是要求转账到安全账户的,都是诈骗!',
    '【平台】您的验证码是123456,5分钟内有效,请勿泄露给他人',
    '近日,市民王女士被自称客服的人骗走五万元,对方要求她共享屏幕。',
  ])
    assert.equal(accused(text), false, `${text}: ${codes(text)}`);
});

test('what somebody was asked, and tells of, is asked', () => {
  assert.deepEqual(codes('客服让我给验证码,是真的吗?'), ['claims-official', 'asks-code']);
  assert.deepEqual(codes('They told me to share my screen to get my refund'), [
    'asks-screen',
    'promises-compensation',
  ]);
});

test('too little to go by accuses nobody', () => {
  for (const text of ['', '你好', '13800000000', '验证码', 'https://pay-clearline.example/a', 'a@b.example'])
    assert.equal(accused(text), false, text);
});

test('转 in a number transfers nothing', () => {
  const { cues, isImpostor } = read('请打0755-8000-0000 转 8000');
  assert.deepEqual([cues, isImpostor], [[], false]);
});

test('each standard rule of what an operator never does forbids what it says, in both languages', () => {
  const rules: readonly [zh: string, en: string, codes: readonly CueCode[]][] = [
    [
      '我们绝不主动给您打电话。只有您预约了回电，我们才会回拨，并先报出您的专属暗语。',
      'We never call you first. We call back only when you asked for it, and say your passphrase first.',
      ['called-you'],
    ],
    [
      '我们绝不索要银行卡号或身份证照片。',
      'We never ask for bank card numbers or photos of your ID.',
      ['asks-card', 'asks-identity'],
    ],
    ['我们绝不索要任何密码。', 'We never ask for any password.', ['asks-password']],
    ['我们绝不索要短信验证码。', 'We never ask for verification codes.', ['asks-code']],
    [
      '我们绝不要求共享屏幕或安装远程控制软件。',
      'We never ask you to share your screen or to install remote control software.',
      ['asks-screen'],
    ],
    [
      '我们绝不要求向“安全账户”或任何个人账户转账。',
      'We never ask you to transfer money to a “safe account” or to any private account.',
      ['asks-transfer'],
    ],
    ['绝不索要卡密。', 'We never ask for card secrets.', ['asks-card-secret']],
    ['我们从不用微信联系您。', 'We never contact you by WeChat.', ['asks-other-app']],
  ];
  for (const [zh, en, forbidden] of rules) {
    assert.deepEqual(cuesForbiddenBy(zh), forbidden, zh);
    assert.deepEqual(cuesForbiddenBy(en), forbidden, en);
  }
  assert.deepEqual(cuesForbiddenBy('我们永远微笑。'), []);
});

const WORDS = fc.constantFrom(
  ...Object.values(ASKED).flat(),
  '不要',
  '。',
  '\n',
  '\u202e',
  'never',
  '①',
  '😀',
  'İ',
);
const TEXTS = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(WORDS, { maxLength: 12 }).map((parts) => parts.join('')),
);

test('property: no text throws, and cues are in order and where they say', () => {
  fc.assert(
    fc.property(TEXTS, (text) => {
      let begin = 0;
      for (const cue of findCues(text)) {
        assert.ok(cue.start >= begin && cue.start < cue.end && cue.end <= text.length);
        assert.equal(cue.text, text.slice(cue.start, cue.end));
        begin = cue.start;
      }
      for (const code of cuesForbiddenBy(text)) assert.ok(CUE_CODES.includes(code));
    }),
    { numRuns: 2000 },
  );
  assert.deepEqual(findCues('验证码发我'.repeat(MAX_TEXT / 4)), []);
});

const INVISIBLE = fc.constantFrom(
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u200e',
  '\u0336',
);

test('property: characters that nobody sees do not hide a cue', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(ASKED).flat()),
      fc.array(fc.tuple(fc.nat(60), INVISIBLE), { minLength: 1, maxLength: 8 }),
      (text, hidden) => {
        const characters = [...text];
        for (const [at, char] of hidden) characters.splice(1 + (at % characters.length), 0, char);
        assert.deepEqual(codes(characters.join('')), codes(text));
      },
    ),
    { numRuns: 1000 },
  );
});
