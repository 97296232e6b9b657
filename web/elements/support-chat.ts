/**
 * `<support-chat>` for any page: a conversation with the operator's staff, over the official site alone. What somebody
 * writes is kept on their device until that site has said that it is stored. With the attribute `inline` it stands in the
 * page; otherwise a button opens it.
 */
import { render } from 'lit/html.js';
import type { Intent } from '../../src/reach/conversations/contract.ts';
import { LiveLine, type Reach } from '../live/line.ts';
import { newThread, queued, retried, type Thread, withdrawn } from '../live/thread.ts';
import { ChatFiles } from './chat/files.ts';
import { deviceKeep, keepOutbox, outboxOf } from './chat/keep.ts';
import { CHAT_MESSAGES } from './chat/messages.ts';
import { Refused, Service } from './chat/service.ts';
import { SHEET } from './chat/style.ts';
import { saveTranscript } from './chat/transcript.ts';
import { chat } from './chat/view.ts';
import { type Answer as Contact, ContactFeed } from './feed.ts';
import { defineOnce, langOf } from './host.ts';

const NAME = 'support-chat';
/** How long somebody is said to write after the last that was heard of it. */
const TYPING_MS = 5_000;

function define(site: string): void {
  const feed = new ContactFeed(`${site}/api/v1/contact`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  const keep = deviceKeep();

  class SupportChat extends HTMLElement {
    static readonly observedAttributes = ['lang'];
    readonly #root = this.attachShadow({ mode: 'closed' });
    readonly #service = new Service(site, keep, () => langOf(this));
    readonly #files = new ChatFiles({
      site,
      headers: this.#service.headers,
      keep,
      root: this.#root,
      lang: () => langOf(this),
      redraw: () => this.#draw(),
      onKept: (id, message) => this.#line?.change(id, (thread) => queued(thread, message)),
    });
    #contact: Contact | undefined;
    #open = false;
    #intent: Intent | null = null;
    #thread: Thread | null = null;
    #line: LiveLine | null = null;
    #reach: Reach = 'connecting';
    #typing: string | null = null;
    #typingTimer = 0;
    #busy = false;
    #trouble: string | null = null;
    #ending = false;
    #unsubscribe = (): void => {};

    connectedCallback(): void {
      this.#root.adoptedStyleSheets = [sheet];
      this.#open = this.hasAttribute('inline');
      this.#unsubscribe = feed.subscribe((contact) => {
        this.#contact = contact;
        this.#draw();
      });
      addEventListener('online', this.#retry);
      addEventListener('offline', this.#lost);
      addEventListener('beforeunload', this.#warn);
      document.addEventListener('visibilitychange', this.#see);
      const conversation = keep.get('conversation');
      if (conversation !== null) this.#follow(conversation);
      this.#draw();
    }

    disconnectedCallback(): void {
      this.#unsubscribe();
      removeEventListener('online', this.#retry);
      removeEventListener('offline', this.#lost);
      removeEventListener('beforeunload', this.#warn);
      document.removeEventListener('visibilitychange', this.#see);
      void this.#line?.close();
      this.#line = null;
      this.#files.sharing.close();
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#draw();
    }

    readonly #retry = (): void => {
      this.#line?.retry();
      this.#files.sharing.online();
    };
    readonly #lost = (): void => {
      this.#line?.lost();
      this.#files.sharing.uploads.offline();
    };
    readonly #warn = (event: Event): void => {
      if (this.#files.sharing.isBusy) event.preventDefault();
    };

    #follow(id: string): void {
      const thread = newThread(id, outboxOf(keep, id));
      this.#thread = thread;
      this.#line ??= new LiveLine({
        site,
        root: '/chat/conversations',
        token: () => this.#service.token(),
        headers: this.#service.headers,
        onThread: (next) => this.#heard(next),
        onReach: (reach) => {
          this.#reach = navigator.onLine ? reach : 'offline';
          if (reach === 'live' || reach === 'slow') this.#files.sharing.online();
          this.#draw();
        },
        onFile: (frame) => this.#files.sharing.files.hear(frame),
        onTyping: ({ author, name }) => {
          if (author === 'agent') this.#type(name);
        },
      });
      this.#line.follow(thread);
      this.#files.follow(id);
    }

    #heard(next: Thread): void {
      const before = this.#thread;
      if (!before || next.id !== before.id) return;
      keepOutbox(keep, next.id, before.outbox, next.outbox);
      this.#thread = next;
      if (next.messages.length > before.messages.length && next.messages.at(-1)?.author === 'agent')
        this.#typing = null;
      this.#see();
      this.#draw();
    }

    /** What came is delivered; read is what stands in front of somebody's eyes. */
    readonly #see = (): void => {
      const thread = this.#thread;
      if (!thread || thread.upTo === 0) return;
      const isRead = this.#open && !document.hidden;
      const read = isRead ? thread.upTo : (thread.view?.customer.read ?? 0);
      const known = thread.view?.customer;
      if (!known || known.delivered < thread.upTo || known.read < read)
        this.#line?.seen(thread.id, thread.upTo, read);
    };

    #type(name: string): void {
      clearTimeout(this.#typingTimer);
      this.#typing = name;
      this.#typingTimer = window.setTimeout(() => {
        this.#typing = null;
        this.#draw();
      }, TYPING_MS);
      this.#draw();
    }

    #draw(): void {
      const log = this.#root.querySelector('.log');
      const isAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
      const id = this.#thread?.id ?? '';
      const view = {
        lang: langOf(this),
        contact: this.#contact,
        inline: this.hasAttribute('inline'),
        open: this.#open,
        intent: this.#intent,
        thread: this.#thread,
        reach: this.#reach,
        typing: this.#typing,
        unread: this.#unread(),
        busy: this.#busy,
        trouble: this.#trouble,
        ending: this.#ending,
        files: this.#files.view(),
        toggle: () => this.#toggle(),
        choose: (intent: Intent) => {
          this.#intent = intent;
          this.#draw();
        },
        start: (event: Event) => void this.#start(event),
        send: () => this.#send(),
        typed: () => this.#line?.typing(id),
        retry: (key: string) => this.#line?.change(id, (thread) => retried(thread, key)),
        drop: (key: string) => this.#line?.change(id, (thread) => withdrawn(thread, key)),
        askEnd: (isSure: boolean | null) => void this.#end(isSure),
        rate: (n: number) => void this.#rate(n),
        fresh: () => this.#fresh(),
        save: () => this.#thread && saveTranscript(this.#thread, langOf(this)),
      };
      render(chat(view), this.#root);
      const now = this.#root.querySelector('.log');
      if (now && isAtEnd) now.scrollTo({ top: now.scrollHeight, behavior: 'instant' });
      this.#files.watch();
    }

    #unread(): number {
      const { messages = [], view } = this.#thread ?? {};
      const read = view?.customer.read ?? 0;
      return messages.filter(({ seq, author }) => author === 'agent' && seq > read).length;
    }

    #toggle(): void {
      this.#open = !this.#open;
      this.#see();
      this.#draw();
      this.#root.querySelector<HTMLElement>(this.#open ? '.head button' : '.launch')?.focus();
    }

    async #start(event: Event): Promise<void> {
      event.preventDefault();
      if (this.#busy || !(event.target instanceof HTMLFormElement)) return;
      const form = new FormData(event.target);
      const said = (name: string): string => String(form.get(name) ?? '').trim();
      const text = said('text');
      if (text === '') return;
      // Kept, so that a second try after a lost answer opens the same conversation.
      const id = keep.get('opening') ?? crypto.randomUUID();
      keep.set('opening', id);
      const optional = Object.fromEntries(
        ['order', 'name', 'contact'].map((name) => [name, said(name)]).filter(([, value]) => value !== ''),
      );
      this.#become({ busy: true, trouble: null });
      try {
        await this.#service.open(id, { intent: this.#intent ?? 'enquiry', lang: langOf(this), ...optional });
      } catch (error) {
        this.#become({ busy: false, trouble: this.#words(error) });
        return;
      }
      keep.set('opening', null);
      keep.set('conversation', id);
      this.#follow(id);
      this.#write(id, text);
      this.#become({ busy: false, trouble: null });
    }

    #send(): void {
      const field = this.#root.querySelector<HTMLTextAreaElement>('.write textarea');
      const text = field?.value.trim() ?? '';
      if (!field || text === '' || !this.#thread) return;
      field.value = '';
      this.#write(this.#thread.id, text);
    }

    #write(id: string, text: string): void {
      const pending = { key: crypto.randomUUID(), text, at: new Date().toISOString() };
      this.#line?.change(id, (thread) => queued(thread, pending));
    }

    async #end(isSure: boolean | null): Promise<void> {
      this.#ending = isSure === null;
      this.#draw();
      if (isSure && this.#thread) await this.#ask(this.#service.end(this.#thread.id));
    }

    async #rate(n: number): Promise<void> {
      if (this.#thread) await this.#ask(this.#service.rate(this.#thread.id, n));
    }

    async #ask(asking: Promise<unknown>): Promise<void> {
      try {
        await asking;
        this.#become({ busy: false, trouble: null });
      } catch (error) {
        this.#become({ busy: false, trouble: this.#words(error) });
      }
    }

    #words(error: unknown): string {
      return error instanceof Refused && error.message !== ''
        ? error.message
        : CHAT_MESSAGES[langOf(this)].failed;
    }

    #become({ busy, trouble }: { busy: boolean; trouble: string | null }): void {
      this.#busy = busy;
      this.#trouble = trouble;
      this.#draw();
    }

    #fresh(): void {
      if (this.#thread) this.#line?.unfollow(this.#thread.id);
      keep.set('conversation', null);
      this.#thread = null;
      this.#intent = null;
      this.#draw();
    }
  }

  customElements.define(NAME, SupportChat);
}

defineOnce(NAME, 'support-chat.js', define);
