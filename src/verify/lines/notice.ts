/** The banner that is proposed while a line is down. Staff look at it, and publish it as any notice. */
import type { Localized } from '@clearline/card';
import type { NoticeEntry } from '../../find/contacts/contract.ts';
import { insteadOf, kindAndLabel, type View } from '../../find/surfaces/index.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { lineOf } from './cast.ts';

interface Told {
  readonly display: string;
  /** What the next open channel is called; null where there is none. */
  readonly instead: string | null;
}

const zh = {
  title: ({ display }: Told) => `${display} 暂时可能打不通`,
  body: ({ instead }: Told) =>
    [
      '这个号码现在可能打不通，我们正在处理。号码没有变，请不要相信短信、群聊或来电里给出的“新客服电话”。',
      instead ? `着急的话，请改用：${instead}。入口都在“联系我们”页面。` : '其他联系方式都在“联系我们”页面。',
    ].join('\n\n'),
};
const en: typeof zh = {
  title: ({ display }) => `${display} may not be reachable at present`,
  body: ({ instead }) =>
    [
      'Calls to this number may not get through at present, and we are working on it. The number has not changed: do not believe a “new service number” in a text, a chat group or a call.',
      instead
        ? `If it is urgent, use ${instead}. You find it on the contact page.`
        : 'The other ways to reach us are on the contact page.',
    ].join('\n\n'),
};
const words: Record<Lang, typeof zh> = { zh, en };

interface Of {
  readonly id: number;
  readonly channel: string;
  readonly display: string;
}

/** @param view null before the first card */
export function bannerFor({ id, channel, display }: Of, view: View | null): NoticeEntry {
  const line = view && lineOf(view, channel);
  const instead = line && insteadOf(view, line);
  const told = (lang: Lang): Told => ({
    display,
    instead: instead && kindAndLabel(instead.channel, lang),
  });
  const inBoth = (text: 'title' | 'body'): Localized => ({
    zh: words.zh[text](told('zh')),
    en: words.en[text](told('en')),
  });
  return {
    slug: `line-down-${id}`,
    title: inBoth('title'),
    body: inBoth('body'),
    placements: ['banner', 'board'],
  };
}
