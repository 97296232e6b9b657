import type { Lang } from '@clearline/card';

const zh = {
  title: '实时预览',
  views: {
    nav: '导航',
    footer: '页脚',
    notice: '公告页',
    banner: '横幅',
    popup: '弹窗',
    floating: '悬浮按钮',
    page: '联系页面',
    embed: '合作方嵌入',
    'json-ld': 'JSON-LD',
    vcard: 'vCard',
  },
  note: '由网站用您正在编辑的内容绘制，还没有发布。',
  tongues: { zh: '看中文', en: '看英文' },
};
const en: typeof zh = {
  title: 'Live preview',
  views: {
    nav: 'Navigation',
    footer: 'Footer',
    notice: 'Its page',
    banner: 'Banner',
    popup: 'Pop-up',
    floating: 'Floating button',
    page: 'Page',
    embed: 'Embed',
    'json-ld': 'JSON-LD',
    vcard: 'vCard',
  },
  note: 'Drawn by the site from what you are editing. Not published yet.',
  tongues: { zh: 'In Chinese', en: 'In English' },
};
export const previewMessages: Record<Lang, typeof zh> = { zh, en };
