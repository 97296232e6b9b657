import { html } from 'hono/html';
import {
  channelLink,
  copyControl,
  kindAndLabel,
  lineToDial,
  phoneIcon,
  phoneRules,
  qrDetails,
  saveLink,
  shownOn,
  stateLine,
  telLink,
  type View,
} from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { shellMessages } from './messages.ts';

/**
 * The floating entry (R62), in the same place on every page: on a phone a bar that dials with one tap, on a desktop
 * a button. Both open the same panel, which is a plain <details> and needs no script.
 */
export function dock(view: View | null, lang: Lang): Html | '' {
  if (!view) return '';
  const t = shellMessages[lang];
  const line = lineToDial(view);
  const { channel, hours } = line;
  const others = shownOn(view, 'floating').filter((c) => c !== line);
  return html`<aside class="dock" aria-label="${t.dock}"><a class="button" href="${channel.number.uri}">${phoneIcon}<span>${t.dial} ${channel.number.display}${hours.open ? '' : html`<small>${t.closed}</small>`}</span></a>
<details><summary><span class="on-phone">${t.others}</span><span class="on-desk">${phoneIcon}${t.open}</span></summary><div class="panel">
<p class="k">${line === view.primary ? t.panelLead : kindAndLabel(channel, lang)}</p><p class="digits">${telLink(channel, 'tel')}</p><p>${stateLine(line, view, lang)}</p>
<p class="fine">${phoneRules(channel, lang).join(' · ')}</p>
<div class="acts">${qrDetails(channel, lang)}${copyControl(channel, lang)}${saveLink(lang)}</div>
<ul>${others.map((cv) => html`<li><p class="k">${kindAndLabel(cv.channel, lang)}</p>${channelLink(cv.channel, lang)}</li>`)}
<li><a href="/chat">${t.chat}</a></li><li><a href="/contact/human">${t.human}</a></li><li><a href="/contact">${t.allWays}</a></li></ul></div></details></aside>`;
}
