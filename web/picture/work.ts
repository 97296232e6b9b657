/** What the page and its workers say to each other. */

/** How a part of the work goes on, from 0 to 1. */
export interface Progress {
  readonly step: 'loading' | 'reading';
  readonly part: number;
}

type Told<T> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly value: T };

export interface CodesFound {
  readonly codes: readonly string[];
  /** The part of the picture that they cover, from 0 to 1. */
  readonly covered: number;
}

export interface TextWork {
  readonly picture: ImageData;
  readonly lang: 'zh' | 'en';
}

/** The worker's end: does one piece of work, and is ended by whoever asked. What it throws reaches them as an error. */
export function serve<W, T>(work: (given: W, on: (progress: Progress) => void) => Promise<T>): void {
  const tell = (told: Told<T>) => postMessage(told);
  addEventListener('message', ({ data }: MessageEvent<W>) => {
    void work(data, (progress) => tell({ kind: 'progress', progress })).then(
      (value) => tell({ kind: 'done', value }),
      // Out of the promise, so that the page hears of it as it hears of a script that does not load.
      (cause) =>
        setTimeout(() => {
          throw cause;
        }),
    );
  });
}

interface Asked<W> {
  readonly worker: Worker;
  readonly work: W;
  /** What is handed over rather than copied. */
  readonly transfer: readonly Transferable[];
  readonly on: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * The page's end. The worker is ended with its work.
 * @throws the reason of the signal when it is aborted; Error when the worker fails
 */
export function ask<W, T>({ worker, work, transfer, on, signal }: Asked<W>): Promise<T> {
  const ended = new AbortController();
  const answer = new Promise<T>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<Told<T>>) => {
      if (data.kind === 'done') resolve(data.value);
      else on(data.progress);
    });
    worker.postMessage(work, [...transfer]);
  });
  return answer.finally(() => {
    ended.abort();
    worker.terminate();
  });
}
