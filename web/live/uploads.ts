/**
 * Files on their way to the server, one after the other. A file is out of the device's hands once the server has answered
 * that it keeps it. Until then its bytes stand in the page alone: whoever leaves the page takes them along.
 */
import { MAX_FILE_BYTES } from '../../src/reach/files/limits/contract.ts';
import type { SharedFile } from '../../src/reach/files/shapes/contract.ts';
import type { Answer } from './send-bytes.ts';
import { type Prepared, prepared } from './shrink.ts';
import { freshUpload, type Upload } from './upload.ts';

export interface UploadsOptions {
  readonly send: (one: {
    readonly conversation: string;
    readonly key: string;
    readonly name: string;
    readonly body: Blob;
    /** It was begun before, and some of it may have come. */
    readonly again: boolean;
    readonly signal: AbortSignal;
    /** @param part of the bytes, from 0 to 1 */
    readonly onDone: (part: number) => void;
  }) => Promise<Answer>;
  readonly onChange: () => void;
  /** The server has it: it is to be sent by a message, under the same key. */
  readonly onKept: (conversation: string, upload: Upload, file: SharedFile) => void;
  /** What is said of a file that is too large, without asking anybody. */
  readonly tooLarge: () => string;
  readonly prepare?: (file: Blob) => Promise<Prepared>;
}

/** What would be lost with the page. */
export interface OnItsWay extends Pick<Upload, 'key' | 'name' | 'bytes'> {
  readonly conversation: string;
}

/** In place of a conversation that is not open yet: what is given for it waits until it is. */
export const NOT_OPEN = '';

interface Held {
  conversation: string;
  readonly file: Blob | null;
  upload: Upload;
  control: AbortController | null;
  /** As it is sent: each try sends the same bytes. */
  ready?: Prepared;
}

const FIRST_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 60_000;
/** Refusals for what the file itself is: it will be that at any other try. */
const OF_THE_FILE = /^(file|picture)-/;

export class Uploads {
  readonly #options: UploadsOptions;
  #held: readonly Held[] = [];
  #isRunning = false;
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  /** In the order in which they were given. */
  of(conversation: string): readonly Upload[] {
    return this.#held.filter((one) => one.conversation === conversation).map(({ upload }) => upload);
  }

  get onTheirWay(): readonly OnItsWay[] {
    return this.#held
      .filter(({ upload: { state } }) => state !== 'refused' && state !== 'left')
      .map(({ conversation, upload: { key, name, bytes } }) => ({ conversation, key, name, bytes }));
  }

  add(conversation: string, files: Iterable<File>): void {
    const given = [...files].map((file) => ({
      conversation,
      file,
      upload: freshUpload(file),
      control: null,
    }));
    this.#held = [...this.#held, ...given];
    this.#go();
  }

  /** Tells of one whose page was left before it was sent. */
  addLeft(conversation: string, upload: Upload): void {
    const left = { ...upload, state: 'left' as const, canRetry: false };
    this.#held = [...this.#held, { conversation, file: null, upload: left, control: null }];
    this.#options.onChange();
  }

  /** Its conversation goes on in another one, or is open by now. */
  move(from: string, to: string): void {
    for (const held of this.#held) if (held.conversation === from) held.conversation = to;
    this.#go();
  }

  /** Ends it, however far it has got. */
  drop(key: string): void {
    this.#remove(this.#held.find(({ upload }) => upload.key === key));
    this.#options.onChange();
  }

  retry(key: string): void {
    this.#again(({ key: one, state, canRetry }) => one === key && canRetry && state !== 'sends');
  }

  /** There is a network, as far as anybody knows. */
  online(): void {
    this.#again(({ state }) => state === 'stuck');
  }

  /** The device says that its network is gone, which a request may learn much later. */
  offline(): void {
    for (const { control } of this.#held) control?.abort();
  }

  close(): void {
    this.offline();
    this.#held = [];
    clearTimeout(this.#timer);
  }

  #again(isMeant: (upload: Upload) => boolean): void {
    for (const held of this.#held)
      if (isMeant(held.upload)) held.upload = { ...held.upload, state: 'waits', percent: 0, says: null };
    this.#go();
  }

  #go(): void {
    clearTimeout(this.#timer);
    this.#options.onChange();
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (;;) {
      const next = this.#held.find(
        ({ upload, conversation }) => upload.state === 'waits' && conversation !== NOT_OPEN,
      );
      if (!next?.file) break;
      await this.#send(next, next.file);
    }
    this.#isRunning = false;
    if (!this.#held.some(({ upload }) => upload.state === 'stuck')) return;
    this.#timer = setTimeout(() => this.online(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  async #send(held: Held, file: Blob): Promise<void> {
    const { send, tooLarge, prepare = prepared } = this.#options;
    const control = new AbortController();
    held.control = control;
    this.#change(held, { state: 'sends' });
    const again = held.ready !== undefined;
    held.ready ??= await prepare(file);
    const { body, thumb } = held.ready;
    this.#change(held, { thumb, bytes: body.size });
    const { key, name } = held.upload;
    const onDone = (part: number) => this.#change(held, { percent: Math.floor(part * 100) });
    if (body.size > MAX_FILE_BYTES) {
      this.#change(held, { state: 'refused', says: tooLarge(), canRetry: false });
    } else {
      const one = { conversation: held.conversation, key, name, body, again, signal: control.signal, onDone };
      const answer = await send(one).catch(() => null);
      if (this.#held.includes(held)) this.#hear(held, answer);
    }
    held.control = null;
  }

  #hear(held: Held, answer: Answer | null): void {
    const said = answer?.said as Partial<SharedFile & { code: string; title: string }> | null | undefined;
    if (answer?.status === 200 && said?.id) {
      this.#wait = FIRST_WAIT_MS;
      this.#remove(held);
      this.#options.onKept(held.conversation, held.upload, said as SharedFile);
      this.#options.onChange();
    } else if (answer && answer.status < 500 && said?.code && said.code !== 'wrong-offset') {
      const canRetry = !OF_THE_FILE.test(said.code);
      this.#change(held, { state: 'refused', says: said.title ?? null, canRetry });
    } else this.#change(held, { state: 'stuck' });
  }

  #remove(held: Held | undefined): void {
    this.#held = this.#held.filter((one) => one !== held);
    held?.control?.abort();
  }

  #change(held: Held, change: Partial<Upload>): void {
    const isNew = Object.entries(change).some(([name, value]) => held.upload[name as keyof Upload] !== value);
    held.upload = { ...held.upload, ...change };
    if (isNew && this.#held.includes(held)) this.#options.onChange();
  }
}
