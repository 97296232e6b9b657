/** An open conversation as its customer sees it. What anybody wrote becomes text nodes and nothing else. */
import type { Lang } from '@clearline/card';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Author, Message, Part } from '../../../src/reach/conversations/contract.ts';
import { SECRET_NOTICES } from '../../../src/reach/privacy/contract.ts';
import { rangeText } from '../../../src/reach/waits/contract.ts';
import { type Pending, progressOf, type Thread } from '../../live/thread.ts';
import { beijingTime } from '../messages.ts';
import { fileOf } from './file.ts';
import type { FilesView } from './files.ts';
import { uploading } from './giving.ts';
import { CHAT_MESSAGES } from './messages.ts';

export interface ConversationActs {
  readonly files: FilesView;
  /** Earlier parts that were unfolded; null for one that cannot be read. */
  readonly parts: ReadonlyMap<string, Thread | null>;
  readonly unfold: (part: Part) => void;
  readonly retry: (key: string) => void;
  readonly drop: (key: string) => void;
}

/** Messages that are stored, and behind them those that this device still has to send. */
export function log(thread: Thread, lang: Lang, acts: ConversationActs): TemplateResult {
  const last = thread.messages.findLast(({ author }) => author === 'customer');
  return html`<div class="log" role="log" aria-live="polite" tabindex="0" aria-label=${CHAT_MESSAGES[lang].title}>
    ${(thread.view?.parts ?? []).map((part) => folded(part, lang, acts))}
    ${repeat(
      thread.messages,
      ({ key }) => key,
      (message) => one(message, thread, lang, acts.files, message === last),
    )}
    ${repeat(
      thread.outbox,
      ({ key }) => key,
      (pending) => unsent(pending, thread, lang, acts),
    )}
    ${uploading(acts.files.uploads, acts.files, lang)}
  </div>`;
}

/** What was merged into it, read when somebody wants to. */
function folded(part: Part, lang: Lang, { parts, unfold, files }: ConversationActs): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const thread = parts.get(part.id);
  return html`<details @toggle=${({ target }: Event) => (target as HTMLDetailsElement).open && unfold(part)}>
    <summary>${t.part(part.number)}</summary><div>${
      thread
        ? thread.messages.map((message) => one(message, thread, lang, files, false))
        : html`<p class="fine">${thread === null ? t.failed : t.reading}</p>`
    }</div></details>`;
}

function one(
  message: Message,
  thread: Thread,
  lang: Lang,
  files: FilesView,
  isLast: boolean,
): TemplateResult | typeof nothing {
  const t = CHAT_MESSAGES[lang];
  const { author, body, at } = message;
  if (body.kind === 'note') return nothing;
  if (body.kind === 'event')
    return html`<p class="event">${t.events[body.event](body.name ?? String(body.number ?? t.formerAgent))} · ${beijingTime(Date.parse(at), lang)}</p>`;
  const isMine = author === 'customer';
  const who = writerOf(message, lang);
  // How far one's own has got stands once, below the last: what is behind it got at least as far.
  const progress = isMine && isLast ? ` · ${t.progress[progressOf(thread, message)]}` : '';
  return html`<div class="one ${LOOKS[author]}">
    ${isMine ? nothing : html`<p class="meta">${who}</p>`}
    ${bubble(body.kind === 'file' ? fileOf(body.file, thread.id, files, lang) : body.text, thread, isMine ? who : null)}
    ${isMine && body.kind === 'text' ? (body.hidden ?? []).map((kind) => html`<p class="meta hid">${SECRET_NOTICES[lang][kind]}</p>`) : nothing}
    <p class="meta">${beijingTime(Date.parse(at), lang)}${progress}</p>
  </div>`;
}

/** What no person wrote never looks as if one had. */
const LOOKS: Record<Author, string> = {
  customer: 'mine',
  agent: 'theirs',
  assistant: 'theirs machine',
  system: 'theirs machine',
};

function writerOf({ author, writer }: Message, lang: Lang): string {
  const t = CHAT_MESSAGES[lang];
  const names: Record<Author, string> = {
    customer: t.you,
    agent: writer ? t.agent(writer.name, writer.staffNumber) : t.formerAgent,
    assistant: t.assistant,
    system: t.system,
  };
  return names[author];
}

/**
 * In the language of the conversation, by which its punctuation is drawn and read aloud.
 * @param who is said aloud alone, where it is not shown
 */
const bubble = (said: string | TemplateResult, { view }: Thread, who: string | null): TemplateResult => {
  const told = who === null ? nothing : html`<span class="told">${who}：</span>`;
  return typeof said === 'string'
    ? html`<p class="bubble" dir="auto" lang=${view?.lang ?? nothing}>${told}${said}</p>`
    : html`${told}${said}`;
};

function unsent(
  { key, text, file, progress, says }: Pending,
  thread: Thread,
  lang: Lang,
  { retry, drop, files }: ConversationActs,
): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  return html`<div class="one mine ${progress}">
    ${bubble(file ? fileOf(file, thread.id, files, lang) : text, thread, t.you)}
    <p class="meta">${t.progress[progress]}${says ? html`。${says}` : nothing}</p>
    ${
      progress === 'refused'
        ? html`<p class="acts"><button type="button" class="plain" @click=${() => retry(key)}>${t.retry}</button><button
            type="button" class="plain" @click=${() => drop(key)}>${t.drop}</button></p>`
        : nothing
    }
  </div>`;
}

/** Who answers, or who goes before: in one line. */
export function standing({ view }: Thread, typing: string | null, lang: Lang): string {
  const t = CHAT_MESSAGES[lang];
  if (!view) return t.reach.connecting;
  if (view.status === 'closed') return t.ended;
  if (view.status === 'resolved') return t.resolved;
  if (typing !== null) return t.typing(typing);
  if (view.agent) return t.served(view.agent.name);
  if (view.answerBy !== null) return t.later(beijingTime(Date.parse(view.answerBy), lang));
  if (view.ahead === null) return t.waits;
  return `${t.waiting(view.ahead)}${lang === 'zh' ? '，' : '; '}${view.wait ? rangeText(view.wait, lang) : t.wait}`;
}
