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
  lead: '您在登录后打开的、以及您认领的会话，都在这里。会话结束两年后删除。',
  ask: '在您登录前用这台设备开过这些会话，是您的吗？',
  count: '会话数',
  since: '最早开始于',
  askNote: '认领后，您在任何设备登录都能查看。设备是与别人共用的、会话不是您的，就不要认领。',
  mine: '是我的，归入我的账号',
  failed: '没有认领成功，请稍后再试。',
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
  lead: 'Conversations that you opened while signed in, and those that you said are yours, are here. They are erased two years after their end.',
  ask: 'These conversations were opened on this device before you signed in. Are they yours?',
  count: 'Conversations',
  since: 'The first began',
  askNote:
    'Made yours, they are here wherever you sign in. Do not take them if you share this device and they are somebody else’s.',
  mine: 'They are mine: add them to my account',
  failed: 'That did not work. Please try again later.',
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
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}</p>
<form class="warn" data-link-chat hidden><p><b>${t.ask}</b></p>
<p>${t.count}: <span data-count></span> · ${t.since} <time></time></p><p class="fine">${t.askNote}</p>
<p><button class="button">${t.mine}</button></p><p role="alert" data-failed hidden>${t.failed}</p></form>
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
