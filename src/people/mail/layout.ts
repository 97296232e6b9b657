/** The letter as plain text and as simple HTML. Whatever was typed by somebody is text in both. */
import { html } from 'hono/html';
import { text } from '../../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../../kernel/i18n.ts';
import type { Letter } from './template.ts';

export interface Sender {
  /** Of the operator, in the language of the message. */
  readonly name: string;
  /** Origin of the site. */
  readonly publicUrl: string;
}

const zh = {
  greeting: (name: string) => `${name}，您好：`,
  closing: (site: string) => `本邮件由${site}自动发出，无需回复。`,
  genuine: (url: string) => `如怀疑邮件的真伪，请自行打开 ${url} 核对官方联系方式，不要拨打邮件里的号码。`,
  hidden: '（一次性链接，不在此显示）',
};
const en: typeof zh = {
  greeting: (name) => `Dear ${name},`,
  closing: (site) => `Sent automatically by ${site}; there is no need to reply.`,
  genuine: (url) =>
    `If you doubt that it is genuine, open ${url} yourself and check the official contacts. Never call a number in a message.`,
  hidden: '(one-time link, not shown here)',
};
const TEXTS: Record<Lang, typeof zh> = { zh, en };

export interface Rendered {
  readonly text: string;
  readonly html: string;
}

/** @param url null where the link is not to be shown */
export function render(
  { subject, paragraphs, link }: Letter,
  url: string | null,
  { name, lang }: { name: string; lang: Lang },
  site: Sender,
): Rendered {
  const t = TEXTS[lang];
  const foot = [t.closing(site.name), t.genuine(`${site.publicUrl}/contact`)];
  const linkText = link ? [`${link.label}\n${url ?? t.hidden}`] : [];
  return {
    text: `${[t.greeting(name), ...paragraphs, ...linkText, `-- \n${foot.join('\n')}`].join('\n\n')}\n`,
    html: text(html`<!doctype html>
<html lang="${HTML_LANG[lang]}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="margin:0;padding:24px;font:16px/1.6 sans-serif;color:#1a1a1a;background:#fff">
<div style="max-width:560px;margin:0 auto">
<p>${t.greeting(name)}</p>
${paragraphs.map((paragraph) => html`<p style="white-space:pre-line">${paragraph}</p>\n`)}
${link ? html`<p>${link.label}<br>${url === null ? t.hidden : html`<a href="${url}">${url}</a>`}</p>` : ''}
<hr style="border:0;border-top:1px solid #ccc">
<p style="font-size:14px;color:#595959">${foot[0]}<br>${foot[1]}</p>
</div></body></html>
`),
  };
}
