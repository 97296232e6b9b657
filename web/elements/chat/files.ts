/** The files of a chat, for its view: those that were sent, those on their way, and those that were left behind. */
import type { Lang } from '@clearline/card';
import { Sharing, type SharingOptions } from '../../live/sharing.ts';
import type { Upload } from '../../live/upload.ts';
import { NOT_OPEN } from '../../live/uploads.ts';
import type { FileActs } from './file.ts';
import { dropping, type GivingActs } from './giving.ts';
import type { Keep } from './keep.ts';
import { CHAT_MESSAGES } from './messages.ts';

interface ChatFilesOptions extends Pick<SharingOptions, 'site' | 'headers' | 'onKept'> {
  readonly keep: Keep;
  readonly root: ShadowRoot;
  readonly lang: () => Lang;
  readonly redraw: () => void;
}

/** What a view shows of files, and what can be done with them. */
export interface FilesView extends FileActs, GivingActs {
  readonly uploads: readonly Upload[];
  /** Files are held above the chat. */
  readonly isOver: boolean;
  readonly drag: ReturnType<typeof dropping>;
}

export class ChatFiles {
  readonly sharing: Sharing;
  readonly #options: ChatFilesOptions;
  #conversation = NOT_OPEN;
  #isOver = false;

  constructor(options: ChatFilesOptions) {
    const { site, headers, onKept, keep, lang, redraw } = options;
    this.#options = options;
    this.sharing = new Sharing({
      site,
      root: '/chat/conversations',
      headers: async () => ({ 'Accept-Language': lang(), ...(await headers()) }),
      tooLarge: () => CHAT_MESSAGES[lang()].tooLarge,
      onChange: redraw,
      onKept,
      shelf: keep,
    });
  }

  /** @param from which it goes on here: another one, or the one that was still to be opened */
  follow(conversation: string, from: string | null): void {
    this.#conversation = conversation;
    if (from !== null) this.sharing.uploads.move(from, conversation);
    void this.sharing.follow(conversation);
  }

  /** What is given from now on is for one that is still to be opened. */
  leave(): void {
    this.#conversation = NOT_OPEN;
  }

  view(): FilesView {
    const { root, lang, redraw } = this.#options;
    const { uploads, files } = this.sharing;
    const conversation = this.#conversation;
    const give = (given: Iterable<File>) => uploads.add(conversation, given);
    return {
      uploads: this.#uploads(),
      isOver: this.#isOver,
      known: (of, id) => files.known(of, id),
      openFile: (file) =>
        file.picture
          ? this.sharing.show(file, { root, words: CHAT_MESSAGES[lang()].lightbox })
          : void this.sharing.save(file.id),
      give,
      retryUpload: (key) => uploads.retry(key),
      dropUpload: (key) => this.sharing.drop(conversation, key),
      drag: dropping(give, (isOver) => {
        if (this.#isOver === isOver) return;
        this.#isOver = isOver;
        redraw();
      }),
    };
  }

  /** After each drawing: it has made room for pictures. */
  watch(): void {
    const { gallery } = this.sharing;
    for (const canvas of this.#options.root.querySelectorAll('canvas')) {
      const { file, upload: key } = canvas.dataset;
      if (file) gallery.watch(canvas);
      else if (key) gallery.paint(canvas, this.#uploads().find((one) => one.key === key)?.thumb);
    }
  }

  #uploads(): readonly Upload[] {
    return this.sharing.uploads.of(this.#conversation);
  }
}
