import { instantText } from '../../kernel/when/contract.ts';
import type { Template } from '../../people/mail/index.ts';
import type { GuessScope } from './guesses.ts';

interface Guessing {
  readonly at: string;
  readonly scope: GuessScope;
  readonly tries: number;
  readonly liveCodes: number;
  /** That one of the codes was hit, from 0 to 1. */
  readonly chance: number;
  readonly url: string;
}

const WHO: Record<GuessScope, { zh: string; en: string }> = {
  client: { zh: '同一个网络', en: 'One network' },
  everyone: { zh: '多个网络合计', en: 'Several networks together' },
};
const percent = (chance: number): string => `${(100 * chance).toFixed(2)}%`;

export const GUESSING: Template<Guessing> = {
  name: 'agent-code-guessing',
  zh: ({ at, scope, tries, liveCodes, chance, url }) => ({
    subject: '有人在猜通话核验码',
    paragraphs: [
      `${instantText(at, 'zh')}：${WHO[scope].zh}短时间内填错了 ${tries} 次通话核验码。当时有 ${liveCodes} 个有效的码，猜中的可能约 ${percent(chance)}。`,
      '猜测已被限速，猜中一次那个码也就作废，不能再拿去骗顾客。请提醒正在通话的同事：顾客说核验不通过时，重新生成一个码，或请顾客打回官方号码。',
      '如果同时有顾客反映接到冒充来电，请考虑发布公告。',
    ],
    link: { label: '在管理台查看', url },
  }),
  en: ({ at, scope, tries, liveCodes, chance, url }) => ({
    subject: 'Somebody guesses the codes of agents',
    paragraphs: [
      `${instantText(at, 'en')}: ${WHO[scope].en} typed ${tries} wrong codes within minutes. ${liveCodes} codes were live; one was hit with a chance of about ${percent(chance)}.`,
      'Guessing is slowed down, and a code that is hit is used up: it cannot be read to a customer. Tell colleagues on the phone: where a customer sees a code refused, make another, or have the customer call the official number.',
      'If customers report calls by impostors at the same time, consider a notice.',
    ],
    link: { label: 'See it in the console', url },
  }),
};
