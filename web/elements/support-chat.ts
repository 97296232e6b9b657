/**
 * `<support-chat>` for any page: a conversation with the operator's staff, over the official site alone. What somebody
 * writes is kept on their device until that site has said that it is stored. With the attribute `inline` it stands in the
 * page; otherwise a button opens it.
 */
import { html, nothing, render } from 'lit/html.js';
import type { Intent, Part } from '../../src/reach/conversations/contract.ts';
import type { WaysAnswer } from '../../src/reach/ways/contract.ts';
import { checkedLately, forgetChecked } from '../live/checked.ts';
import { retried, type Thread, withdrawn } from '../live/thread.ts';
import { NOT_OPEN } from '../live/uploads.ts';
import { whole } from '../live/whole.ts';
import { Alerts } from './chat/alerts.ts';
import { ChatFiles } from './chat/files.ts';
import { begun, deviceKeep } from './chat/keep.ts';
import { LateRecords } from './chat/late-records.ts';
import { CHAT_MESSAGES } from './chat/messages.ts';
import { ask } from './chat/one-field.ts';
import { Refused, Service } from './chat/service.ts';
import { SHEET } from './chat/style.ts';
import { Talk } from './chat/talk.ts';
import { chat } from './chat/view.ts';
import { WaysFeed } from './chat/ways.ts';
import { type Answer as Contact, ContactFeed } from './feed.ts';
import { defineOnce, langOf } from './host.ts';

const NAME = 'support-chat';
/** Without a word of the official site, people are told that it is not reached. */
const DOWN_MS = 6_000;
const GONE: ReadonlySet<string> = new Set(['conversation-closed', 'no-such-conversation']);

const wordsOf = (error: unknown): string | null => (error instanceof Refused && error.message) || null;

function define(site: string): void {
  const feed = new ContactFeed(`${site}/api/v1/contact`);
  const sheet = new CSSStyleSheet();
  // Elsewhere a page might call a font what draws other digits.
  sheet.replaceSync(site === location.origin ? `${SHEET}.frame{font-family:var(--sans)}` : SHEET);
  const keep = deviceKeep();

  class SupportChat extends HTMLElement {
    static readonly observedAttributes = ['lang'];
    readonly #root = this.attachShadow({ mode: 'closed' });
    readonly #service = new Service(site, keep, () => langOf(this));
    readonly #alerts = new Alerts(keep);
    readonly #files = new ChatFiles({
      site,
      headers: this.#service.headers,
      keep,
      root: this.#root,
      lang: () => langOf(this),
      redraw: () => this.#draw(),
      onKept: (id, message) => {
        if (this.#talk?.thread?.id === id) this.#talk.send(message);
      },
    });
    readonly #records = new LateRecords(site, {
      service: this.#service,
      draw: () => this.#draw(),
      html,
      nothing,
      ask,
      words: wordsOf,
    });
    readonly #parts = new Map<string, Thread | null>();
    #contact: Contact | undefined;
    #ways: WaysAnswer | null = null;
    #open = false;
    #talk: Talk | null = null;
    #busy = false;
    #trouble: string | null = null;
    #ending = false;
    /** Of which words came with the rating. */
    #noted = '';
    #draft = '';
    /** What goes along when a conversation is opened, unless its writer takes it away. */
    #checked: readonly string[] = [];
    #down = false;
    #waysFeed: WaysFeed | null = null;
    #leave = (): void => {};

    connectedCallback(): void {
      this.#root.adoptedStyleSheets = [sheet];
      this.#open = this.hasAttribute('inline');
      const leaveFeed = feed.subscribe((contact) => {
        this.#contact = contact;
        this.#draw();
      });
      const timer = window.setTimeout(() => {
        this.#down = true;
        this.#draw();
      }, DOWN_MS);
      const talk = new Talk({
        site,
        keep,
        service: this.#service,
        isSeen: () => this.#open && !document.hidden,
        redraw: () => this.#draw(),
        files: this.#files,
        onAnswer: (name) => this.#alert(name),
      });
      this.#talk = talk;
      const ways = new WaysFeed(
        site,
        () => langOf(this),
        () => !talk.thread && !document.hidden,
        (answer) => {
          this.#ways = answer;
          this.#draw();
        },
      );
      this.#waysFeed = ways;
      ways.start();
      if (!talk.thread) this.#checked = checkedLately(Date.now());
      addEventListener('online', talk.retry);
      addEventListener('offline', talk.lost);
      addEventListener('beforeunload', this.#warn);
      document.addEventListener('visibilitychange', talk.see);
      this.#leave = () => {
        removeEventListener('online', talk.retry);
        removeEventListener('offline', talk.lost);
        removeEventListener('beforeunload', this.#warn);
        document.removeEventListener('visibilitychange', talk.see);
        clearTimeout(timer);
        leaveFeed();
        ways.stop();
        talk.close();
      };
      this.#draw();
    }

    disconnectedCallback(): void {
      this.#leave();
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#draw();
    }

    readonly #warn = (event: Event): void => {
      if (this.#files.sharing.isBusy) event.preventDefault();
    };

    #alert(name = ''): void {
      const t = CHAT_MESSAGES[langOf(this)];
      this.#alerts.tell(t.title, t.said(name || t.formerAgent), () => this.#open || this.#toggle());
    }

    async #unfold(part: Part): Promise<void> {
      if (this.#parts.get(part.id)) return;
      this.#parts.set(part.id, await whole(part, (after) => this.#service.since(part.id, after)));
      this.#draw();
    }

    #draw(): void {
      const log = this.#root.querySelector('.log');
      const isAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
      const talk = this.#talk;
      if (!talk) return;
      const view = {
        lang: langOf(this),
        contact: this.#contact,
        ways: this.#ways,
        about: (intent: Intent) => this.#waysFeed?.about(intent),
        inline: this.hasAttribute('inline'),
        open: this.#open,
        down: this.#down,
        parts: this.#parts,
        alerts: this.#alerts.isOn,
        follows: keep.get('follows') !== null,
        draft: this.#draft,
        thread: talk.thread,
        reach: talk.reach,
        typing: talk.typing,
        unread: talk.unread(),
        busy: this.#busy,
        checked: this.#checked,
        trouble: this.#trouble,
        ending: this.#ending,
        files: this.#files.view(),
        toggle: () => this.#toggle(),
        alert: () => {
          void this.#alerts.toggle();
          this.#draw();
        },
        unfold: (part: Part) => void this.#unfold(part),
        leaveOut: (text: string) => {
          this.#checked = this.#checked.filter((one) => one !== text);
          this.#draw();
        },
        start: (event: Event) => void this.#start(event),
        send: () => this.#send(),
        typed: () => talk.types(),
        retry: (key: string) => talk.change((thread) => retried(thread, key)),
        drop: (key: string) => talk.change((thread) => withdrawn(thread, key)),
        askEnd: (isSure: boolean | null) => void this.#end(isSure),
        rate: (n: number, note?: string) => void this.#rate(n, note),
        noted: this.#noted === talk.thread?.id,
        fresh: () => this.#fresh(),
        records: this.#records,
      };
      render(chat(view), this.#root);
      const now = this.#root.querySelector('.log');
      if (now && isAtEnd) now.scrollTo({ top: now.scrollHeight, behavior: 'instant' });
      this.#files.watch();
    }

    #toggle(): void {
      this.#open = !this.#open;
      this.#talk?.see();
      this.#draw();
      this.#root.querySelector<HTMLElement>(this.#open ? '.head button' : '.launch')?.focus();
    }

    async #start(event: Event): Promise<void> {
      event.preventDefault();
      if (this.#busy || !(event.target instanceof HTMLFormElement)) return;
      const { submitter } = event as SubmitEvent;
      const leaves = submitter instanceof HTMLButtonElement && submitter.value === 'message';
      const form = new FormData(event.target);
      const said = (name: string): string => String(form.get(name) ?? '').trim();
      const text = said('text');
      if (text === '') return;
      const { id, key } = begun(keep, text);
      const optional = Object.fromEntries(
        ['order', 'name', 'contact'].map((name) => [name, said(name)]).filter(([, value]) => value !== ''),
      );
      this.#become({ busy: true, trouble: null });
      try {
        const intent = (said('intent') || 'enquiry') as Intent;
        const follows = keep.get('follows');
        const more = follows === null ? optional : { ...optional, follows };
        // Whose account is at risk goes first once somebody is there, rather than by a time that is told.
        const later = leaves && intent !== 'account-security';
        const asked = { intent, lang: langOf(this), later, checked: this.#checked, message: { key, text } };
        await this.#service.open(id, { ...asked, ...more });
      } catch (error) {
        // It was opened by a try whose answer was lost, and has ended or been erased since: the next one opens another.
        if (error instanceof Refused && GONE.has(error.code)) keep.set('begun', null);
        this.#become({ busy: false, trouble: this.#words(error) });
        return;
      }
      for (const name of ['begun', 'follows', 'led-from']) keep.set(name, null);
      forgetChecked();
      this.#draft = '';
      this.#talk?.follow(id, NOT_OPEN);
      this.#become({ busy: false, trouble: null });
    }

    #send(): void {
      const field = this.#root.querySelector<HTMLTextAreaElement>('.write textarea');
      const text = field?.value.trim() ?? '';
      if (!field || text === '') return;
      field.value = '';
      this.#talk?.write(text);
    }

    async #end(isSure: boolean | null): Promise<void> {
      this.#ending = isSure === null;
      this.#draw();
      const thread = this.#talk?.thread;
      if (isSure && thread) await this.#ask(this.#service.end(thread.id));
    }

    async #rate(n: number, note?: string): Promise<void> {
      const id = this.#talk?.thread?.id;
      if (id && (await this.#ask(this.#service.rate(id, n, note))) && note) {
        this.#noted = id;
        this.#draw();
      }
    }

    /** Whether it was done. */
    async #ask(asking: Promise<unknown>): Promise<boolean> {
      try {
        await asking;
        this.#become({ busy: false, trouble: null });
        return true;
      } catch (error) {
        this.#become({ busy: false, trouble: this.#words(error) });
        return false;
      }
    }

    #words(error: unknown): string {
      return wordsOf(error) ?? CHAT_MESSAGES[langOf(this)].failed;
    }

    #become({ busy, trouble }: { busy: boolean; trouble: string | null }): void {
      this.#busy = busy;
      this.#trouble = trouble;
      this.#draw();
    }

    #fresh(): void {
      keep.set('follows', this.#talk?.thread?.id ?? null);
      this.#draft = this.#talk?.leave() ?? '';
      this.#waysFeed?.about('enquiry');
      this.#draw();
    }
  }

  customElements.define(NAME, SupportChat);
}

defineOnce(NAME, 'support-chat.js', define);
