/** How a transcript is written: as a page that needs nothing else and runs nothing, or as plain text. */
import { html, raw } from 'hono/html';
import { cspHash } from '../../../kernel/http/headers.ts';
import { text } from '../../../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../../../kernel/i18n.ts';
import { instantText } from '../../../kernel/when/contract.ts';
import type { ConversationRow } from '../store/conversation.ts';
import type { Entry } from './entries.ts';
import { transcriptTexts } from './messages.ts';
import { STYLE } from './style.ts';

export interface About {
  readonly conversation: ConversationRow;
  readonly lang: Lang;
  readonly operator: string | null;
  readonly contactUrl: string | null;
  readonly notes: boolean;
  /** When it was made; milliseconds since the epoch. */
  readonly now: number;
}

interface Form {
  readonly type: string;
  readonly extension: string;
  head(about: About): string;
  entry(entry: Entry): string;
  foot(about: About): string;
}

/** It is opened from a disk, where no header protects it. */
const POLICY = `default-src 'none'; style-src ${cspHash(STYLE)}; base-uri 'none'; form-action 'none'`;

const factsOf = ({ conversation, lang }: About): (readonly [string, string])[] => {
  const t = transcriptTexts[lang];
  const { intent, order, openedAt, status } = conversation;
  return [
    [t.intent, t.intents[intent]],
    ...(order === null ? [] : [[t.order, order] as const]),
    [t.opened, instantText(openedAt.getTime(), lang)],
    [t.status, t.statuses[status]],
  ];
};

const titleOf = ({ conversation: { number }, lang, operator }: About): string =>
  operator === null ? transcriptTexts[lang].title(number) : transcriptTexts[lang].by(operator, number);

function remarksOf({ lang, notes, now, contactUrl }: About): string[] {
  const t = transcriptTexts[lang];
  return [
    t.made(instantText(now, lang)),
    t.zone,
    t.masked,
    ...(notes ? [t.withNotes] : []),
    ...(contactUrl ? [t.genuine(contactUrl)] : []),
  ];
}

const page: Form = {
  type: 'text/html; charset=utf-8',
  extension: 'html',
  head: (about) =>
    text(html`<!doctype html>
<html lang="${HTML_LANG[about.lang]}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex"><title>${titleOf(about)}</title><style>${raw(STYLE)}</style></head>
<body><main><h1>${titleOf(about)}</h1>
<dl>${factsOf(about).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<ol>
`),
  entry: ({ kind, who, text: said, hidden, time, at }) =>
    text(html`<li class="${kind}"><p class="who"><b>${who}</b> <time datetime="${at}">${time}</time></p>
<p class="said" dir="auto">${said}</p>${hidden === null ? '' : html`<p class="hidden">${hidden}</p>`}</li>
`),
  foot: (about) =>
    text(html`</ol><footer>${remarksOf(about).map((remark) => html`<p>${remark}</p>`)}</footer></main></body></html>
`),
};

const plain: Form = {
  type: 'text/plain; charset=utf-8',
  extension: 'txt',
  head: (about) =>
    `${titleOf(about)}\n${factsOf(about)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join('')}\n`,
  entry: (entry) => `${lineOf(entry)}\n\n`,
  foot: (about) => `-- \n${remarksOf(about).join('\n')}\n`,
};

/** What follows a line break stands in, so that nobody writes a line that looks like somebody else's. */
export const lineOf = ({ who, text: said, hidden, time }: Entry): string =>
  `[${time}] ${who}\n${indented(said)}${hidden === null ? '' : `\n    (${hidden})`}`;

const indented = (said: string): string =>
  said
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((line) => `    ${line}`)
    .join('\n');

export const FORMS = { html: page, text: plain } as const satisfies Record<string, Form>;
export type As = keyof typeof FORMS;
