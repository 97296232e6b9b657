import { type Card, type Channel, channelDisplay, channelValue, type Retired } from '@clearline/card';
import type { Notice } from '../notices/contract.ts';

const BANNER_DAYS = 30;

/**
 * The notices that a new card brings with it (R18): one for every value that it retires and one for every phone
 * number that it adds. They are published in the transaction of the card, so no number ever changes silently.
 */
export function announcements(previous: Card | null, next: Card): Notice[] {
  if (!previous) return [];
  const known = new Set(previous.retired.map((r) => `${r.kind} ${r.value}`));
  const official = new Set(previous.channels.map((c) => `${c.kind} ${channelValue(c)}`));
  const retired = next.retired.filter((r) => !known.has(`${r.kind} ${r.value}`));
  const replaced = new Set(retired.map((r) => r.successor));
  const added = next.channels.filter(
    (c) => c.kind === 'phone' && !official.has(`${c.kind} ${channelValue(c)}`) && !replaced.has(c.id),
  );
  const notices = [
    ...retired.map((entry) => retiredNotice(entry, next)),
    ...added.map((channel) => addedNotice(channel, next)),
  ];
  return notices.map((notice, i) => ({ ...notice, slug: `${notice.slug}${i === 0 ? '' : `-${i + 1}`}` }));
}

const envelope = (card: Card, channel: string, kind: string) => ({
  slug: `card-${card.n}-${channel}`,
  publishedAt: card.issued,
  startsAt: card.issued,
  cardN: card.n,
  channel,
  // Only a telephone number is worth a banner on every page.
  placements: kind === 'phone' ? (['board', 'banner'] as const) : (['board'] as const),
  endsAt:
    kind === 'phone' ? new Date(Date.parse(card.issued) + BANNER_DAYS * 86_400_000).toISOString() : null,
});

function retiredNotice(entry: Retired, card: Card): Notice {
  const successor = card.channels.find((c) => c.id === entry.successor);
  const basics = envelope(card, entry.channel, entry.kind);
  if (!successor) {
    return {
      ...basics,
      kind: 'number-retired',
      title: {
        zh: `${entry.label.zh} ${entry.display} 已停用`,
        en: `${entry.label.en} ${entry.display} is no longer in use`,
      },
      body: {
        zh: `${entry.display} 自公告发布起不再是我们的官方联系方式。原因：${entry.reason.zh}。\n\n今后以此号码联系您的，都不是我们的客服。请通过官网「联系我们」页面联系客服。`,
        en: `${entry.display} has stopped being one of our official contacts. Reason: ${entry.reason.en}.\n\nAnyone who contacts you from it is not us. Please use the contact page of this site.`,
      },
    };
  }
  const now = channelDisplay(successor);
  return {
    ...basics,
    kind: 'number-changed',
    title: {
      zh: `新的${successor.label.zh}已启用：${now}`,
      en: `New ${successor.label.en}: ${now}`,
    },
    body: {
      zh: `${entry.label.zh}已由 ${entry.display} 更换为 ${now}。原因：${entry.reason.zh}。\n\n旧号码 ${entry.display} 自公告发布起不再是我们的官方联系方式；以旧号码联系您的，都不是我们的客服。`,
      en: `${entry.label.en} has changed from ${entry.display} to ${now}. Reason: ${entry.reason.en}.\n\nThe old number ${entry.display} has stopped being one of our official contacts; anyone who contacts you from it is not us.`,
    },
  };
}

function addedNotice(channel: Channel, card: Card): Notice {
  const number = channelDisplay(channel);
  return {
    ...envelope(card, channel.id, channel.kind),
    kind: 'number-added',
    title: { zh: `新增${channel.label.zh}:${number}`, en: `Added ${channel.label.en}: ${number}` },
    body: {
      zh: `自公告发布起，${number}(${channel.label.zh})是我们的官方联系方式。`,
      en: `From now on ${number} (${channel.label.en}) is one of our official contacts.`,
    },
  };
}
