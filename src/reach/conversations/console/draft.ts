/** What one has begun to write to a customer is kept by the server, so that it is there at any desk. Notes stay in this tab. */
import { useEffect, useRef, useState } from 'react';
import { call, urlOf } from '../../../../web/console/api.ts';
import { toolsApi } from '../contract.ts';

const REST_MS = 800;

/** Keeps the newest text, one request at a time, so that an older one never comes last. */
class Keeper {
  readonly #id: string;
  #kept: string;
  #wanted: string;
  #timer = 0;
  #running = false;

  constructor(id: string, kept: string) {
    this.#id = id;
    this.#kept = kept;
    this.#wanted = kept;
  }

  later(text: string): void {
    this.#wanted = text;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#run(), REST_MS);
  }

  now(text = this.#wanted): void {
    this.#wanted = text;
    window.clearTimeout(this.#timer);
    void this.#run();
  }

  /** Of a page that goes: by a request that outlives it. */
  last(): void {
    if (this.#kept === this.#wanted) return;
    void fetch(urlOf(toolsApi.draft, { params: { id: this.#id } }), {
      method: toolsApi.draft.method,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: this.#wanted }),
      keepalive: true,
    }).catch(() => {});
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#kept !== this.#wanted) {
      const text = this.#wanted;
      const answer = await call(toolsApi.draft, { params: { id: this.#id }, body: { text } });
      // What could not be kept stands in the field, and is tried again with the next letter.
      if (!answer.ok) break;
      this.#kept = text;
    }
    this.#running = false;
  }
}

export interface Draft {
  readonly text: string;
  readonly change: (text: string) => void;
  /** It was sent. */
  readonly clear: () => void;
}

export function useDraft(id: string): Draft {
  const [text, setText] = useState('');
  const keeper = useRef<Keeper | null>(null);
  const written = useRef<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void call(toolsApi.draftOf, { params: { id } }).then((answer) => {
      const kept = answer.ok ? answer.value.text : '';
      keeper.current = new Keeper(id, kept);
      if (isGone) return keeper.current.now(written.current ?? kept);
      // Whoever began before the answer came goes on with that.
      if (written.current === null) setText(kept);
      else keeper.current.later(written.current);
    });
    const hide = () => document.visibilityState === 'hidden' && keeper.current?.now();
    const leave = () => keeper.current?.last();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      isGone = true;
      keeper.current?.now();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [id]);
  const put = (next: string, isDone: boolean) => {
    written.current = next;
    setText(next);
    if (isDone) keeper.current?.now(next);
    else keeper.current?.later(next);
  };
  return { text, change: (next) => put(next, false), clear: () => put('', true) };
}

/** A note is never kept where a reply is: so none can be sent to a customer by mistake. */
export function useNoteDraft(id: string): Draft {
  const key = `desk-note ${id}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const put = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(key, next);
    else sessionStorage.removeItem(key);
  };
  return { text, change: put, clear: () => put('') };
}
