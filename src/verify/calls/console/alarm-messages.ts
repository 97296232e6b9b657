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
  title: 'Somebody is guessing the codes of agents',
  text: {
    client: (tries, live) => `Wrong codes from one network: ${tries}. Live codes at the time: ${live}.`,
    everyone: (tries, live) =>
      `Wrong codes from several networks: ${tries}. Live codes at the time: ${live}.`,
  },
  advice: 'Guessing is slowed down. If a customer’s check fails, make another code.',
  seen: 'I have seen it',
};
export const alarmTexts: Both<typeof zh> = { zh, en };
