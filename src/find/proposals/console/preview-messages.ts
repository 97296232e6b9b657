import type { Lang } from '@clearline/card';

const zh = {
  title: '实时预览',
  views: {
    nav: '导航',
    footer: '页脚',
    banner: '横幅',
    page: '联系页面',
    embed: '合作方嵌入',
    'json-ld': 'JSON-LD',
    vcard: 'vCard',
  },
  note: '由网站用您正在编辑的内容绘制，还没有发布。',
};
const en: typeof zh = {
  title: 'Live preview',
  views: {
    nav: 'Navigation',
    footer: 'Footer',
    banner: 'Banner',
    page: 'Page',
    embed: 'Embed',
    'json-ld': 'JSON-LD',
    vcard: 'vCard',
  },
  note: 'Drawn by the site from what you are editing. Not published yet.',
};
export const previewMessages: Record<Lang, typeof zh> = { zh, en };
