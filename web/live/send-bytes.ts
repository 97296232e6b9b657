/** Sends a file as its bytes are, and says how far it has got: of that `fetch` tells nothing in most browsers. */
export interface Bytes {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  readonly signal: AbortSignal;
  /** @param part of the bytes, from 0 to 1 */
  readonly onDone: (part: number) => void;
}

export interface Answer {
  readonly status: number;
  /** Null where the answer is no JSON. */
  readonly said: unknown;
}

/** After so long without a byte the line is dead, whatever the browser believes. */
const STALLED_MS = 30_000;

/** @throws where nobody has answered, and where `signal` ends it */
export function sendBytes({ url, headers, body, signal, onDone }: Bytes): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(stop, STALLED_MS);
    };
    const stop = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      onDone(total > 0 ? loaded / total : 0);
    };
    request.onload = () => resolve({ status: request.status, said: jsonOf(request.responseText) });
    request.onerror = request.onabort = () => reject(new Error('not sent'));
    request.onloadend = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    request.open('PATCH', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    signal.addEventListener('abort', stop);
    if (signal.aborted) return reject(new Error('not sent'));
    alive();
    request.send(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
