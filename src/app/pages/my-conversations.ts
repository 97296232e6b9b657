/** /me/conversations: what a signed-in customer has talked about with us, from whichever device. */
import { html } from 'hono/html';
import { channelLink, type View } from '../../find/surfaces/index.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { instantText, machineTime } from '../../kernel/when/contract.ts';
import { ownDataApi, transcriptApi } from '../../reach/conversations/contract.ts';
import type { HeldConversation } from '../../reach/conversations/index.ts';
import { transcriptWords } from '../../reach/conversations/index.ts';

const zh = {
  title: '我的会话',
  description: '您与客服的会话，在任何设备上都能查看和下载。',
  lead: '您在登录后打开的、以及这台设备登录前打开的会话，都在这里。会话结束两年后删除。',
  none: '还没有会话。遇到问题时打开在线客服，之后会列在这里。',
  chat: '打开在线客服',
  number: (n: number) => `会话 ${n}`,
  page: '下载记录',
  text: '文本',
  data: '下载我的全部数据（ZIP）',
  dataFine:
    '包括会话、您发送和收到的文件、评价和等候记录。客服之间的内部备注不在其中；没有通过安全检查的文件只列出名称。',
  erase: '要删除这些会话，请打开在线客服，在“聊天记录和我的数据”里申请。',
  away: '现在查不到您的会话，请稍后再试；着急请拨打官方电话。',
  back: '返回“我的”',
};
const en: typeof zh = {
  title: 'My conversations',
  description: 'Your conversations with support, to read and keep on any device.',
  lead: 'Conversations that you opened while signed in, and those that this device opened before, are here. They are erased two years after their end.',
  none: 'There are none yet. When something goes wrong, open the live chat; it is listed here afterwards.',
  chat: 'Open the live chat',
  number: (n) => `Conversation ${n}`,
  page: 'Download',
  text: 'Text',
  data: 'Download all my data (ZIP)',
  dataFine:
    'With your conversations, the files that you sent and received, your ratings and how long you waited. Notes that staff wrote for each other are not included; files that did not pass the safety check are named only.',
  erase: 'To have them erased, open the live chat and ask under “Transcript and my data”.',
  away: 'Your conversations cannot be looked up now. Try again later, or call the official number if it is urgent.',
  back: 'Back to my page',
};
const TEXTS: Record<Lang, typeof zh> = { zh, en };

/** @param conversations null while they cannot be looked up */
export function myConversationsPage(
  view: View,
  lang: Lang,
  conversations: readonly HeldConversation[] | null,
): Page {
  const t = TEXTS[lang];
  const list =
    conversations === null
      ? html`<p class="warn">${t.away}</p><p class="digits">${channelLink(view.primary.channel, lang)}</p>`
      : conversations.length === 0
        ? html`<p>${t.none}</p>`
        : html`<ul class="talks">${conversations.map((one) => row(one, lang))}</ul>
<p><a class="button" href="${API_ROOT}${ownDataApi.export.path}" download>${t.data}</a></p>
<p class="fine">${t.dataFine}</p>
<p class="fine">${t.erase}</p>`;
  return {
    title: t.title,
    description: t.description,
    noindex: true,
    status: conversations === null ? 503 : 200,
    main: html`<div class="wrap" data-link-chat><h1>${t.title}</h1><p class="lead">${t.lead}</p>
${list}
<p><a class="more" href="/chat">${t.chat}</a> · <a class="more" href="/me">${t.back}</a></p></div>`,
  };
}

function row({ id, number, intent, status, order, openedAt }: HeldConversation, lang: Lang) {
  const t = TEXTS[lang];
  const words = transcriptWords[lang];
  const href = (as: string) =>
    `${API_ROOT}${transcriptApi.ofCustomer.path.replace(':id', id)}?as=${as}&lang=${lang}`;
  const at = openedAt.getTime();
  return html`<li><p><b>${t.number(number)}</b> · ${words.intents[intent]} · ${words.statuses[status]}</p>
<p class="fine"><time datetime="${machineTime(at)}">${instantText(at, lang)}</time>${order === null ? '' : html` · ${words.order} ${order}`}</p>
<p><a href="${href('html')}" download>${t.page}</a> · <a href="${href('text')}" download>${t.text}</a></p></li>`;
}
