import { html } from 'hono/html';
import type { View } from '../../find/surfaces/index.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { contactSection, type KnownContact, proofMessages } from '../../verify/calls/index.ts';
import { callCard } from './parts.ts';

interface Seen {
  /** Null while nobody can be known. */
  readonly email: string | null;
  /** Null while they cannot be looked up. */
  readonly contacts: readonly KnownContact[] | null;
  readonly now: number;
}

export function mePage(view: View, lang: Lang, { email, contacts, now }: Seen): Page {
  const { me: t } = proofMessages[lang];
  return {
    title: t.title,
    description: t.description,
    noindex: true,
    status: contacts === null ? 503 : 200,
    main: html`<div class="wrap calls"><h1>${t.title}</h1>${email === null ? '' : html`<p class="fine">${t.accountLead(email)}</p>`}
${contactSection(view, lang, contacts, now)}
<p><a href="/me/conversations">${lang === 'zh' ? '我的会话' : 'My conversations'}</a> · <a href="/console/account">${t.account}</a></p></div>`,
  };
}

/** For who is not signed in. */
export function guestPage(view: View, lang: Lang): Page {
  const { me: t } = proofMessages[lang];
  return {
    title: t.title,
    description: t.description,
    noindex: true,
    main: html`<div class="wrap calls"><h1>${t.section}</h1><p class="lead">${t.guest}</p><p><a class="button" href="/console/sign-in?next=/me">${t.signIn}</a></p><p class="fine"><a href="/console/sign-up">${t.signUp}</a> · <a href="/verify/call">${t.suspicious}</a></p>${callCard(view, lang, t.guestCall)}</div>`,
  };
}
