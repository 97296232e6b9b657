/** The texts of the notices that a card brings with it: title, and body as plain text in paragraphs. */
import {
  type Channel,
  type ChannelKind,
  channelDisplay,
  type Localized,
  type Retired,
} from '@clearline/card';

interface Text {
  title: Localized;
  body: Localized;
}

/** What people call the value of each kind of channel, and what they must know of one that is not ours any more. */
const WORDS: Record<ChannelKind, Localized> = {
  phone: { zh: '号码', en: 'number' },
  qq: { zh: '号码', en: 'number' },
  'qq-group': { zh: '群', en: 'group' },
  'wechat-group': { zh: '群', en: 'group' },
  email: { zh: '邮箱', en: 'email address' },
  address: { zh: '地址', en: 'address' },
  'wechat-account': { zh: '账号', en: 'account' },
  weibo: { zh: '账号', en: 'account' },
  douyin: { zh: '账号', en: 'account' },
  chat: { zh: '网址', en: 'web address' },
  ticket: { zh: '网址', en: 'web address' },
  'taobao-shop': { zh: '网址', en: 'web address' },
  'jd-shop': { zh: '网址', en: 'web address' },
  'partner-page': { zh: '网址', en: 'web address' },
  app: { zh: '下载地址', en: 'download address' },
  domain: { zh: '域名', en: 'domain' },
};

function warning(kind: ChannelKind): Localized {
  const { zh, en } = WORDS[kind];
  switch (kind) {
    case 'phone':
    case 'qq':
    case 'email':
    case 'wechat-account':
    case 'weibo':
    case 'douyin':
      return {
        zh: `今后用旧${zh}联系您的，都不是我们的客服。`,
        en: `Anyone who contacts you from the old ${en} is not us.`,
      };
    case 'qq-group':
    case 'wechat-group':
      return { zh: '旧群里的人都不代表我们。', en: 'Nobody in the old group speaks for us.' };
    case 'address':
      return {
        zh: '请不要再往旧地址寄送物品或上门。',
        en: 'Please do not send anything or go to the old address any more.',
      };
    default:
      return {
        zh: `请不要再使用旧${zh}，那里的内容与我们无关。`,
        en: `Please do not use the old ${en} any more; what it shows is not ours.`,
      };
  }
}

/**
 * A value that was official is not any more.
 * @param isNew that of its successor has become official with the same card
 * @param words what whoever retired it adds to the reason on the card
 */
export function retiredText(
  entry: Retired,
  successor: Channel | undefined,
  { isNew, words }: { isNew: boolean; words: Localized | undefined },
): Text {
  const { label, display, reason, kind } = entry;
  const end = goneText(kind, display);
  const why = {
    zh: `原因：${reason.zh}。${words?.zh ?? ''}`,
    en: `Reason: ${reason.en}.${words ? ` ${words.en}` : ''}`,
  };
  if (!successor) {
    return {
      title: { zh: `${label.zh} ${display} 已停用`, en: `${label.en} ${display} is no longer in use` },
      body: {
        zh: `${end.zh}${why.zh}\n\n${warning(kind).zh}请通过官网「联系我们」页面联系客服。`,
        en: `${end.en} ${why.en}\n\n${warning(kind).en} Please use the contact page of this site.`,
      },
    };
  }
  const now = channelDisplay(successor);
  const title = isNew
    ? { zh: `新的${successor.label.zh}已启用：${now}`, en: `New ${successor.label.en}: ${now}` }
    : {
        zh: `${label.zh} ${display} 已停用，请改用${successor.label.zh} ${now}`,
        en: `${label.en} ${display} is no longer in use; please use ${successor.label.en} ${now}`,
      };
  return {
    title,
    body: {
      zh: `${label.zh}${display} 已由${successor.label.zh} ${now} 代替。${why.zh}\n\n${end.zh}${warning(kind).zh}`,
      en: `${label.en} ${display} has been replaced by ${successor.label.en} ${now}. ${why.en}\n\n${end.en} ${warning(kind).en}`,
    },
  };
}

/** A channel has another value. `holder`: the channel that has the earlier one now; none when that is retired. */
export function changedText(before: Channel, channel: Channel, holder: Channel | undefined): Text {
  const now = channelDisplay(channel);
  const rest = restText(before, holder);
  return {
    title: { zh: `${channel.label.zh}改为 ${now}`, en: `${channel.label.en} is now ${now}` },
    body: {
      zh: `${channel.label.zh}已由 ${channelDisplay(before)} 改为 ${now}。\n\n${rest.zh}`,
      en: `${channel.label.en} has changed from ${channelDisplay(before)} to ${now}.\n\n${rest.en}`,
    },
  };
}

/** The number on every page is another. */
export function primaryText(before: Channel, after: Channel, holder: Channel | undefined): Text {
  const now = channelDisplay(after);
  const rest = restText(before, holder);
  return {
    title: { zh: `官方客服电话改为 ${now}`, en: `Our service number is now ${now}` },
    body: {
      zh: `官方客服电话已由 ${channelDisplay(before)} 改为 ${now}（${after.label.zh}）。\n\n${rest.zh}`,
      en: `Our service number has changed from ${channelDisplay(before)} to ${now} (${after.label.en}).\n\n${rest.en}`,
    },
  };
}

/** An account or group keeps its name, and the link that leads there is another, a new one, or none any more. */
export function linkText(channel: Channel, before: string | undefined, now: string | undefined): Text {
  const { zh, en } = channel.label;
  const [who, name] = [WORDS[channel.kind], channelDisplay(channel)];
  const same = { zh: `${who.zh}不变。`, en: `The ${who.en} is the same.` };
  const gone = {
    zh: `旧链接 ${before} 自公告发布起不再是我们的官方链接，请不要再打开。`,
    en: `The old link ${before} has stopped being one of ours. Please do not open it any more.`,
  };
  if (now === undefined) {
    return {
      title: { zh: `${zh}的链接已停用：${before}`, en: `The link of ${en} is no longer in use: ${before}` },
      body: {
        zh: `${zh}（${name}）不再使用链接。${same.zh}\n\n${gone.zh}`,
        en: `${en} (${name}) has no link any more. ${same.en}\n\n${gone.en}`,
      },
    };
  }
  if (before === undefined) {
    return {
      title: { zh: `${zh}新增链接：${now}`, en: `New link of ${en}: ${now}` },
      body: {
        zh: `自公告发布起，${zh}（${name}）的官方链接是 ${now}。${same.zh}`,
        en: `From now on the official link of ${en} (${name}) is ${now}. ${same.en}`,
      },
    };
  }
  return {
    title: { zh: `${zh}的链接已更换：${now}`, en: `The link of ${en} is now ${now}` },
    body: {
      zh: `${zh}（${name}）的链接已由 ${before} 改为 ${now}。${same.zh}\n\n${gone.zh}`,
      en: `The link of ${en} (${name}) has changed from ${before} to ${now}. ${same.en}\n\n${gone.en}`,
    },
  };
}

export function addedText(channel: Channel): Text {
  const now = channelDisplay(channel);
  const { zh, en } = WORDS[channel.kind];
  return {
    title: { zh: `新增${channel.label.zh}：${now}`, en: `Added ${channel.label.en}: ${now}` },
    body: {
      zh: `自公告发布起，${now}（${channel.label.zh}）是我们的官方${zh}。`,
      en: `From now on ${now} (${channel.label.en}) is an official ${en} of ours.`,
    },
  };
}

/** What has become of the earlier value. */
function restText(before: Channel, holder: Channel | undefined): Localized {
  const { zh, en } = WORDS[before.kind];
  const shown = channelDisplay(before);
  if (holder) {
    return {
      zh: `${shown} 仍是我们的官方${zh}，现为${holder.label.zh}。`,
      en: `${shown} is still an official ${en} of ours: ${holder.label.en}.`,
    };
  }
  const [gone, warn] = [goneText(before.kind, shown), warning(before.kind)];
  return { zh: `${gone.zh}${warn.zh}`, en: `${gone.en} ${warn.en}` };
}

const goneText = (kind: ChannelKind, shown: string): Localized => ({
  zh: `旧${WORDS[kind].zh} ${shown} 自公告发布起不再是我们的官方${WORDS[kind].zh}。`,
  en: `The old ${WORDS[kind].en} ${shown} has stopped being one of ours.`,
});
