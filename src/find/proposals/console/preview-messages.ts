import type { Lang } from '@clearline/card';

const zh = {
  title: '实时预览',
  /** Those that are no surface by themselves. */
  views: { notice: '公告页', 'json-ld': 'JSON-LD', vcard: 'vCard' },
  note: '由网站用您正在编辑的内容绘制，还没有发布。',
  tongues: { zh: '看中文', en: '看英文' },
};
const en: typeof zh = {
  title: 'Live preview',
  views: { notice: 'Its page', 'json-ld': 'JSON-LD', vcard: 'vCard' },
  note: 'Drawn by the site from what you are editing. Not published yet.',
  tongues: { zh: 'In Chinese', en: 'In English' },
};
export const previewMessages: Record<Lang, typeof zh> = { zh, en };
