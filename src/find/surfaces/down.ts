import type { Lang } from '../../kernel/i18n.ts';
import { instantText } from '../../kernel/when/contract.ts';
import type { ChannelView } from './view.ts';

const zh = {
  reported: '多位用户反映打不通',
  confirmed: '暂时打不通，正在处理',
  since: (moment: string) => `${moment}起`,
  same: '号码没有变。可以稍后再试，或者现在改用：',
  again: '号码没有变，请稍后再试。',
};
const en: typeof zh = {
  reported: 'Several people report that calls do not get through',
  confirmed: 'Calls do not get through at present; we are on it',
  since: (moment) => `Since ${moment}`,
  same: 'The number has not changed. Try again later, or use now: ',
  again: 'The number has not changed. Please try again later.',
};
export const downMessages = { zh, en };

/** In a few words that people do not get through; null while nothing is known against the line. */
export function downText({ down }: ChannelView, lang: Lang): string | null {
  return down && downMessages[lang][down.confirmed ? 'confirmed' : 'reported'];
}

/** Since when. */
export const downSince = (since: string, lang: Lang): string =>
  downMessages[lang].since(instantText(since, lang));
