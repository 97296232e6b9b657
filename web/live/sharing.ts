/** Files in conversations, as a screen shows and sends them: those on their way, those that are there, and their pictures. */
import type { AttachedFile } from '../../src/reach/conversations/contract.ts';
import type { SharedFile } from '../../src/reach/files/shapes/contract.ts';
import { Files } from './files.ts';
import { Gallery } from './gallery.ts';
import { OnTheWay, type Shelf } from './left.ts';
import { type Lightbox, openLightbox } from './lightbox.ts';
import { sendBytes } from './send-bytes.ts';
import type { Pending } from './thread.ts';
import { NOT_OPEN, Uploads } from './uploads.ts';

export interface SharingOptions {
  readonly site: string;
  /** `/chat/conversations` or `/conversations`. */
  readonly root: string;
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** Where it is remembered what is on its way. */
  readonly shelf: Shelf;
  /** What is said of a file that is too large. */
  readonly tooLarge: () => string;
  readonly onChange: () => void;
  /** The server has the file, and is to be told that it is sent. */
  readonly onKept: (conversation: string, message: Omit<Pending, 'progress'>) => void;
}

const TIMEOUT_MS = 15_000;

export class Sharing {
  readonly uploads: Uploads;
  readonly files: Files;
  readonly gallery: Gallery;
  readonly #options: SharingOptions;
  readonly #onTheWay: OnTheWay;

  constructor(options: SharingOptions) {
    this.#options = options;
    this.#onTheWay = new OnTheWay(options.shelf);
    const { site, root, headers, tooLarge, onChange, onKept } = options;
    this.files = new Files({
      ask: async (conversation, ids) => {
        const url = `${site}/api/v1${root}/${conversation}/files?ids=${ids}`;
        const response = await get(url, await headers());
        if (!response.ok) throw new Error(`no answer: ${response.status}`);
        return ((await response.json()) as { files: SharedFile[] }).files;
      },
      load: async (link) => {
        const response = await get(site + link);
        return response.ok ? response.blob() : null;
      },
      onChange: () => {
        this.gallery.look();
        onChange();
      },
    });
    this.gallery = new Gallery(this.files);
    this.uploads = new Uploads({
      send: async ({ conversation, key, name, body, again, signal, onDone }) => {
        const url = `${site}/api/v1${root}/${conversation}/uploads/${key}`;
        const sent = { Accept: 'application/json', ...(await headers()) };
        const from = again ? await offsetOf(url, sent) : 0;
        const rest = body.slice(from);
        return sendBytes({
          url: `${url}?${new URLSearchParams({ name })}`,
          headers: {
            ...sent,
            'Content-Type': 'application/partial-upload',
            'Upload-Offset': `${from}`,
            'Upload-Complete': '?1',
          },
          body: rest,
          signal,
          onDone: (part) => onDone((from + part * rest.size) / body.size),
        });
      },
      tooLarge,
      onChange: () => {
        this.#onTheWay.note(this.uploads.onTheirWay.filter(({ conversation }) => conversation !== NOT_OPEN));
        onChange();
      },
      onKept: (conversation, { key, thumb }, { id, name, type, bytes, picture }) => {
        this.gallery.keep(id, thumb);
        const file = { id, name, type, bytes, picture };
        onKept(conversation, { key, text: '', file, at: new Date().toISOString() });
      },
    });
  }

  /** Tells of what was left behind in it. */
  async follow(conversation: string): Promise<void> {
    for (const one of await this.#onTheWay.left(conversation)) this.uploads.addLeft(conversation, one);
  }

  drop(conversation: string, key: string): void {
    this.#onTheWay.forget(conversation, key);
    this.uploads.drop(key);
  }

  /** Whether something would be lost with the page. */
  get isBusy(): boolean {
    return this.uploads.onTheirWay.length > 0;
  }

  /** There is a line, or a network. */
  online(): void {
    this.uploads.online();
    this.files.again();
  }

  /** The browser takes it from a link that was made just now, under the name that the server gives it. */
  async save(id: string): Promise<void> {
    const url = (await this.files.fresh(id).catch(() => null))?.url;
    if (!url) return;
    const link = document.createElement('a');
    link.href = this.#options.site + url;
    link.download = '';
    link.click();
  }

  show({ id, name, picture }: AttachedFile, { root, words }: Pick<Lightbox, 'root' | 'words'>): void {
    if (!picture) return;
    openLightbox({
      root,
      words,
      name,
      size: picture,
      bytes: () => this.files.bytes(id, 'url'),
      save: () => void this.save(id),
      hasHistory: location.origin === this.#options.site,
    });
  }

  close(): void {
    this.uploads.close();
    this.files.close();
    this.gallery.close();
  }
}

/** So many of its bytes have come (draft-ietf-httpbis-resumable-upload-12). */
async function offsetOf(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const said = (await (await get(url, headers)).json()) as { readonly offset?: number };
  return said.offset ?? 0;
}

const get = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
