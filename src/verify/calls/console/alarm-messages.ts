import type { Both } from '../../../../web/console/language.tsx';

const zh = {
  title: '有人在猜通话核验码',
  text: {
    client: (tries: number, live: number) => `同一个网络填错 ${tries} 次，当时有 ${live} 个有效的码。`,
    everyone: (tries: number, live: number) => `多个网络合计填错 ${tries} 次，当时有 ${live} 个有效的码。`,
  },
  advice: '已自动限速。顾客核验不通过时，请同事重新生成一个码。',
  seen: '我知道了',
};
const en: typeof zh = {
  title: 'Somebody guesses the codes of agents',
  text: {
    client: (tries, live) => `One network typed ${tries} wrong codes while ${live} were live.`,
    everyone: (tries, live) => `Several networks typed ${tries} wrong codes while ${live} were live.`,
  },
  advice: 'It is slowed down. Where a customer sees a code refused, make another.',
  seen: 'I have seen it',
};
export const alarmTexts: Both<typeof zh> = { zh, en };
