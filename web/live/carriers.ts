/** Three ways to hear, one behind the other: a socket, a stream, and asking again and again. All carry the same frames. */
import type { Frame, Say } from '../../src/reach/conversations/contract.ts';
import { ENDS } from '../../src/reach/conversations/ends/contract.ts';

interface Followed {
  readonly conversation: string;
  readonly after: number;
  /** Of what was said at most so many. */
  readonly newest?: number;
}

/** What a carrier needs of its line. */
export interface Ears {
  readonly site: string;
  /** A token to show; asked for anew at each attempt. */
  readonly token: () => Promise<string>;
  /** `/chat/conversations` or `/conversations`. */
  readonly root: string;
  /** Headers that a request needs beside. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** The conversations that are followed, and from where on. */
  readonly followed: () => readonly Followed[];
  readonly hear: (frame: Frame) => void;
  readonly signal: AbortSignal;
}

export interface Carrier {
  /** Resolves when the line is over. `open` is called once it hears. @throws where it could not be opened */
  run(ears: Ears, open: (say: ((say: Say) => void) | null) => void): Promise<void>;
}

/** Nothing comes through, though it was opened: it is not tried again. */
export class Deaf extends Error {}

/** The server does not know whose the token is. */
export class Unknown extends Error {}

const OPEN_MS = 8_000;
/** A stream is opened anew after that: the other end has ended it before. */
const LONGEST_MS = 20 * 60_000;
/** Of silence, after which a line is given up: the other end says that it is alive more often. */
const SILENT_MS = 45_000;
/** Then it is seen whether a better way works again. */
const POLL_MS = 5 * 60_000;

export const socket: Carrier = {
  run(ears, open) {
    return new Promise((resolve, reject) => {
      const url = `${ears.site.replace(/^http/, 'ws')}/api/v1/live`;
      const line = new WebSocket(url);
      let isOpen = false;
      let silent = setTimeout(stop, OPEN_MS);
      ears.signal.addEventListener('abort', stop, { once: true });
      const say = (one: Say) => line.send(JSON.stringify(one));
      line.onopen = () =>
        void ears
          .token()
          .then((token) => line.readyState === WebSocket.OPEN && say({ do: 'hello', token }), stop);
      line.onmessage = ({ data }) => {
        const frame = frameOf(String(data));
        if (!frame) return stop();
        if (frame.is === 'ready') isOpen = true;
        if (isOpen) {
          clearTimeout(silent);
          silent = setTimeout(stop, SILENT_MS);
        }
        if (frame.is === 'ready') {
          for (const one of ears.followed()) say({ do: 'follow', ...one });
          open(say);
        }
        ears.hear(frame);
      };
      const over = (code?: number) => {
        clearTimeout(silent);
        ears.signal.removeEventListener('abort', stop);
        if (code === ENDS['not-understood']) reject(new Deaf('not understood'));
        else if (code === ENDS['not-known']) reject(new Unknown('no such token'));
        else if (isOpen) resolve();
        else reject(new Error('no socket'));
      };
      /** Over a dead network a socket takes as long as it likes to say that it is closed. */
      function stop() {
        line.onmessage = null;
        line.close();
        over();
      }
      line.onclose = ({ code }) => over(code);
      // One that the page's policy forbids is never said to be closed.
      line.onerror = () => {
        if (!isOpen) over();
      };
    });
  },
};

export const stream: Carrier = {
  async run(ears, open) {
    const control = new AbortController();
    const stop = () => control.abort();
    ears.signal.addEventListener('abort', stop, { once: true });
    // A proxy that gathers answers holds back even the first word, or the headers with it.
    let isDeaf = false;
    const timer = setTimeout(() => {
      isDeaf = true;
      stop();
    }, OPEN_MS);
    try {
      const opened = await Promise.all(
        ears.followed().map(async ({ conversation, ...start }) => {
          const response = await fetch(
            `${ears.site}/api/v1${ears.root}/${conversation}/stream?${startOf(start)}`,
            {
              headers: { Accept: 'text/event-stream', ...(await ears.headers()) },
              signal: control.signal,
              cache: 'no-store',
            },
          );
          if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
          return response.body;
        }),
      );
      let waiting = opened.length;
      const ready = () => {
        clearTimeout(timer);
        open(null);
      };
      const hear = (frame: Frame) => {
        if (frame.is === 'ready' && --waiting === 0) ready();
        ears.hear(frame);
      };
      if (waiting === 0) ready();
      await Promise.race([
        ...opened.map((body) => events(body, hear, stop)),
        pause(LONGEST_MS, control.signal),
      ]);
    } catch (error) {
      if (!isDeaf) throw error;
    } finally {
      clearTimeout(timer);
      stop();
      ears.signal.removeEventListener('abort', stop);
    }
    if (isDeaf) throw new Deaf('no stream');
  },
};

async function events(body: ReadableStream<Uint8Array>, hear: Ears['hear'], stop: () => void): Promise<void> {
  let silent = setTimeout(stop, SILENT_MS);
  let rest = '';
  try {
    const decoder = new TextDecoder();
    for await (const bytes of chunks(body)) {
      const text = decoder.decode(bytes, { stream: true });
      clearTimeout(silent);
      silent = setTimeout(stop, SILENT_MS);
      const parts = (rest + text).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const frame = frameOf(part.replace(/^data: /, ''));
        if (frame) hear(frame);
      }
    }
  } finally {
    clearTimeout(silent);
  }
}

/** Safari iterates over no stream. */
async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

const startOf = ({ after, newest }: Omit<Followed, 'conversation'>): string =>
  `after=${after}${newest === undefined ? '' : `&newest=${newest}`}`;

const WAIT_S = 8;
/** Between two looks that do not wait for anything themselves. */
const LOOK_MS = 2_000;

export const poll: Carrier = {
  async run(ears, open) {
    let [isOpen, isOver] = [false, false];
    const timer = setTimeout(() => {
      isOver = true;
    }, POLL_MS);
    try {
      while (!isOver && !ears.signal.aborted) {
        const followed = ears.followed();
        const answers = await Promise.all(
          followed.map((one) => ask(ears, one, isOpen && followed.length === 1)),
        );
        if (!isOpen) open(null);
        isOpen = true;
        for (const frame of answers.flat()) ears.hear(frame);
        if (followed.length !== 1) await pause(LOOK_MS, ears.signal);
      }
    } finally {
      clearTimeout(timer);
    }
  },
};

async function ask(ears: Ears, { conversation, ...start }: Followed, waits: boolean): Promise<Frame[]> {
  const query = `${startOf(start)}&wait=${waits ? WAIT_S : 0}`;
  const response = await fetch(`${ears.site}/api/v1${ears.root}/${conversation}/frames?${query}`, {
    headers: { Accept: 'application/json', ...(await ears.headers()) },
    signal: AbortSignal.any([ears.signal, AbortSignal.timeout(2 * OPEN_MS)]),
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`no answer: ${response.status}`);
  const { frames } = (await response.json()) as { frames: Frame[] };
  return frames;
}

/** Ends early with the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over, { once: true });
    if (signal.aborted) over();
    function over() {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    }
  });
}

function frameOf(text: string): Frame | null {
  try {
    return JSON.parse(text) as Frame;
  } catch {
    return null;
  }
}
