import type { Lang } from '@clearline/card';

const zh = {
  title: '官方联系方式',
  call: '拨打电话',
  copy: '复制',
  copied: '已复制',
  select: '请选中后复制',
  visit: '打开',
  check: '到官网核对',
  asOf: (time: string) => `截至 ${time}（北京时间）`,
  stale: (time: string) => `截至 ${time}（北京时间），暂时无法刷新`,
  expired: '这份官方名片已过有效期，请到官网核对后再联系',
};

const en: typeof zh = {
  title: 'Official contact',
  call: 'Call',
  copy: 'Copy',
  copied: 'Copied',
  select: 'Select it to copy',
  visit: 'Open',
  check: 'Check on the official site',
  asOf: (time) => `As of ${time} (Beijing time)`,
  stale: (time) => `As of ${time} (Beijing time); cannot refresh for now`,
  expired: 'This official card has expired. Check on the official site before you make contact',
};

export const MESSAGES: Record<Lang, typeof zh> = { zh, en };

const TIME: Intl.DateTimeFormatOptions = {
  timeZone: 'Asia/Shanghai',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** An instant, in milliseconds since the Unix epoch, as people in China read it on their clocks. */
export const beijingTime = (instant: number, lang: Lang): string =>
  new Date(instant).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', TIME);
