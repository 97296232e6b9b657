import { channelDisplay, channelValue, type Retired } from '@clearline/card';
import type { Notice } from '../../find/notices/contract.ts';
import { type ChannelView, contactMessages, matchNotices, type View } from '../../find/surfaces/index.ts';

/** What a query leads to. Everything comes from the view in memory. */
export interface Found {
  /** The query asks how to reach us, so the number is the answer (R24). */
  readonly wantsNumber: boolean;
  readonly channels: readonly ChannelView[];
  readonly retired: readonly Retired[];
  readonly notices: readonly Notice[];
  /** The query is itself a number, and neither a current nor a former value holds it. */
  readonly unknownNumber: boolean;
}

const CONTACT_WORDS =
  /客服|电话|联系|号码|热线|人工|投诉|求助|phone|contact|call|support|service|number|hotline|human|help/i;
/** Fewer digits than a short code match too much to mean anything. */
const MIN_DIGITS = 4;

/** Looks a query up in both languages, ignoring case, width and the spaces or hyphens inside numbers. */
export function lookUp(view: View, asked: string): Found {
  const q = asked.normalize('NFKC').trim().toLowerCase();
  const digits = dialled(q);
  const isNumber = digits.length >= MIN_DIGITS && /^[\d\s()+\-.转ext]+$/.test(q);
  const hit = (texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(q)) ||
    (isNumber && texts.some((text) => dialled(text).includes(digits)));
  const channels = view.channels.filter(({ channel }) =>
    hit([
      channel.label.zh,
      channel.label.en,
      contactMessages.zh.kinds[channel.kind],
      contactMessages.en.kinds[channel.kind],
      channelValue(channel),
      channelDisplay(channel),
    ]),
  );
  const retired = view.card.retired.filter((r) => hit([r.value, r.display]));
  return {
    wantsNumber: CONTACT_WORDS.test(q),
    channels,
    retired,
    notices: matchNotices(view.notices, q),
    unknownNumber: isNumber && channels.length === 0 && retired.length === 0,
  };
}

/** The digits alone, without the country code of mainland China. */
const dialled = (text: string): string => text.replace(/^\s*(\+|00)86/, '').replace(/\D/g, '');
