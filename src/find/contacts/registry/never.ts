import type { CardContent } from '@clearline/card';

/** What no genuine employee ever does (R45, R46). Holds for every registry that does not write its own list. */
export const STANDARD_NEVER: CardContent['never'] = [
  {
    id: 'calls-first',
    text: {
      zh: '我们绝不主动给您打电话。只有您预约了回电，我们才会回拨，并先报出您的专属暗语。',
      en: 'We never call you first. We call back only when you asked for it, and say your passphrase first.',
    },
  },
  {
    id: 'card-numbers',
    text: {
      zh: '我们绝不索要银行卡号或身份证照片。',
      en: 'We never ask for bank card numbers or photos of your ID.',
    },
  },
  { id: 'passwords', text: { zh: '我们绝不索要任何密码。', en: 'We never ask for any password.' } },
  {
    id: 'codes',
    text: { zh: '我们绝不索要短信验证码。', en: 'We never ask for verification codes.' },
  },
  {
    id: 'screen-sharing',
    text: {
      zh: '我们绝不要求共享屏幕或安装远程控制软件。',
      en: 'We never ask you to share your screen or to install remote control software.',
    },
  },
  {
    id: 'safe-account',
    text: {
      zh: '我们绝不要求向“安全账户”或任何个人账户转账。',
      en: 'We never ask you to transfer money to a “safe account” or to any private account.',
    },
  },
];
