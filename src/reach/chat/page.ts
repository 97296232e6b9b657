import { html } from 'hono/html';
import { channelLink, type View } from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { chatMessages } from './messages.ts';

export const CHAT_PATH = '/chat';

/** /chat: the conversation stands in the page; without a script, the ways that need none. */
export function chatPage(view: View, lang: Lang, script: string, plain: Html): Page {
  const t = chatMessages[lang];
  return {
    title: t.title,
    description: t.description,
    section: '/contact/human',
    head: html`<script async src="${script}"></script>`,
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}</p>
<support-chat inline></support-chat>
<p class="fine">${t.kept}</p><p><a class="more" href="/contact/human">${t.otherWays}</a> · <a class="more" href="/verify">${t.verify}</a></p>
<noscript><p class="warn">${t.noScript}</p><p class="digits">${channelLink(view.primary.channel, lang)}</p>${plain}<p><a class="button" href="/contact/human">${t.otherWays}</a></p></noscript></div>`,
  };
}
