/** /me/conversations: what a signed-in customer has talked about with us, from whichever device. */
import { html } from 'hono/html';
import { channelLink, type View } from '../../find/surfaces/index.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { instantText, machineTime } from '../../kernel/when/contract.ts';
import { type OwnErasure, ownDataApi, transcriptApi } from '../../reach/conversations/contract.ts';
import {
  erasureText,
  erasureWords,
  type HeldConversation,
  type Mine,
  ratingText,
  transcriptWords,
} from '../../reach/conversations/index.ts';

const zh = {
  title: '我的会话',
  description: '您与客服的会话，在任何设备上都能查看和下载。',
  lead: '您在登录后打开的、以及您认领的会话，都在这里。会话结束两年后删除。',
  ask: '在您登录前用这台设备开过这些会话，是您的吗？',
  count: '会话数',
  since: '最早开始于',
  askNote: '认领后，您在任何设备登录都能查看。设备是与别人共用的、会话不是您的，就不要认领。',
  mine: '是我的，归入我的账号',
  failed: '没有成功，请稍后再试。',
  colon: '：',
  none: '还没有会话。遇到问题时打开在线客服，之后会列在这里。',
  chat: '打开在线客服',
  number: (n: number) => `会话 ${n}`,
  open: '打开',
  unread: (n: number) => `${n} 条未读`,
  rating: '评价',
  files: (n: number) => `${n} 个文件`,
  download: '下载记录',
  page: '网页',
  text: '文本',
  mineTitle: '我的数据',
  data: '下载我的全部数据（ZIP）',
  dataFine:
    '包括会话、您发送和收到的文件、评价和等候记录。客服之间的内部备注不在其中；没有通过安全检查的文件只列出名称。',
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
  colon: ': ',
  none: 'There are none yet. When something goes wrong, open the live chat; it is listed here afterwards.',
  chat: 'Open the live chat',
  number: (n) => `Conversation ${n}`,
  open: 'Open',
  unread: (n) => `${n} unread`,
  rating: 'Rating',
  files: (n) => (n === 1 ? '1 file' : `${n} files`),
  download: 'Download',
  page: 'as a page',
  text: 'as text',
  mineTitle: 'My data',
  data: 'Download all my data (ZIP)',
  dataFine:
    'With your conversations, the files that you sent and received, your ratings and how long you waited. Notes that staff wrote for each other are not included; files that did not pass the safety check are named only.',
  away: 'Your conversations cannot be looked up now. Try again later, or call the official number if it is urgent.',
  back: 'Back to my page',
};
const TEXTS: Record<Lang, typeof zh> = { zh, en };

/** @param mine null while it cannot be looked up */
export function myConversationsPage(view: View, lang: Lang, mine: Mine | null): Page {
  const t = TEXTS[lang];
  return {
    title: t.title,
    description: t.description,
    noindex: true,
    status: mine === null ? 503 : 200,
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}</p>
<form class="note" data-link-chat hidden><p><b>${t.ask}</b></p>
<p>${t.count}${t.colon}<span data-count></span> · ${t.since} <time></time></p><p class="fine">${t.askNote}</p>
<p><button class="button">${t.mine}</button></p>${failed(lang)}</form>
${mine === null ? html`<p class="warn">${t.away}</p><p class="digits">${channelLink(view.primary.channel, lang)}</p>` : held(mine, lang)}
<p><a class="more" href="/chat">${t.chat}</a> · <a class="more" href="/me">${t.back}</a></p></div>`,
  };
}

const failed = (lang: Lang): Html => html`<p role="alert" data-failed hidden>${TEXTS[lang].failed}</p>`;

function held({ conversations, erasure }: Mine, lang: Lang): Html {
  const t = TEXTS[lang];
  if (conversations.length === 0) return html`${erasureNote(erasure, lang)}<p>${t.none}</p>`;
  return html`<ul class="list talks">${conversations.map((one) => row(one, lang))}</ul>
<section><h2>${t.mineTitle}</h2>${erasureNote(erasure, lang)}
<p class="acts"><a href="${API_ROOT}${ownDataApi.export.path}" download>${t.data}</a></p>
<p class="fine">${t.dataFine}</p>${erasure?.state === 'asked' ? '' : toErase(lang)}</section>`;
}

/** What became of a request to be forgotten, which waits for nobody but staff. */
function erasureNote(erasure: OwnErasure | null, lang: Lang): Html | '' {
  if (erasure === null) return '';
  const t = erasureWords[lang];
  const said = html`<p><b>${erasureText(erasure, lang)}</b></p>`;
  return erasure.state === 'asked'
    ? html`<form class="note" data-erasure="DELETE">${said}<p>${t.next}</p><p class="scripted"><button>${t.withdraw}</button></p>${failed(lang)}</form>`
    : html`<div class="note">${said}<p>${t.again}</p></div>`;
}

function toErase(lang: Lang): Html {
  const t = erasureWords[lang];
  return html`<details class="fold scripted"><summary>${t.ask}</summary><form data-erasure="POST"><p>${t.sure}</p>
<p><button class="grave">${t.yes}</button></p>${failed(lang)}</form></details>`;
}

function row(one: HeldConversation, lang: Lang): Html {
  const t = TEXTS[lang];
  const words = transcriptWords[lang];
  const at = one.openedAt.getTime();
  const href = (as: string) =>
    `${API_ROOT}${transcriptApi.ofCustomer.path.replace(':id', one.id)}?as=${as}&lang=${lang}`;
  const about = [
    one.order === null ? '' : `${words.order} ${one.order}`,
    one.rating === null ? '' : `${t.rating}${t.colon}${ratingText(one.rating, lang)}`,
    one.files === 0 ? '' : t.files(one.files),
  ].filter((text) => text !== '');
  return html`<li><div><h2>${words.intents[one.intent]}</h2>
<p>${words.statuses[one.status]}${one.unread === 0 ? '' : html` <strong>${t.unread(one.unread)}</strong>`}</p>
<p class="fine">${t.number(one.number)} · <time datetime="${machineTime(at)}">${instantText(at, lang)}</time></p>
${about.length === 0 ? '' : html`<p class="fine">${about.join(' · ')}</p>`}
<p class="fine">${t.download}${t.colon}<a href="${href('html')}" download>${t.page}</a> / <a href="${href('text')}" download>${t.text}</a></p></div>
<a class="button" href="/chat" hidden data-open-chat="${one.id}" aria-label="${t.open} ${t.number(one.number)}">${t.open}</a></li>`;
}
