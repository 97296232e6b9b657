/**
 * All that is held of a person in conversations, in one file: a page for each conversation, the files that were sent there,
 * and `data.json` for programs, which is last and so knows what has come in. It is read while it is sent. Notes of the
 * staff are about how they work, and are not in it.
 */
import { Readable } from 'node:stream';
import { makeZip } from 'client-zip';
import type { Db } from '../../../kernel/database/db.ts';
import type { Deps } from '../deps.ts';
import { type ConversationRow, conversationsHeldOf, type Owner } from '../store/conversation.ts';
import { transcribed } from '../transcript/stream.ts';
import { dataOf, type FileData } from './data.ts';

interface Entry {
  readonly name: string;
  readonly lastModified: Date;
  readonly input: AsyncIterable<string | Uint8Array>;
}

/** @param done is called once, when it was sent or given up */
export async function exported(
  db: Db,
  deps: Deps,
  owner: Owner,
  done: () => void,
): Promise<ReadableStream<Uint8Array>> {
  const conversations = await conversationsHeldOf(db, owner);
  const all = new Export(db, deps, owner, conversations);
  const reader = makeZip(all.entries()).getReader();
  const end = () => {
    all.close();
    done();
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done: isAll } = await reader.read();
        if (value) controller.enqueue(value);
        if (!isAll) return;
        end();
        controller.close();
      } catch (error) {
        end();
        throw error;
      }
    },
    async cancel(reason) {
      end();
      // It ends what it reads by throwing the reason there, and gets it back.
      await reader.cancel(reason).catch((back: unknown) => {
        if (back !== reason) throw back;
      });
    },
  });
}

class Export {
  readonly #db: Db;
  readonly #deps: Deps;
  readonly #owner: Owner;
  readonly #conversations: readonly ConversationRow[];
  readonly #files = new Map<string, FileData[]>();
  /** What the archive does not close by itself when nobody reads on. */
  #open: Readable | null = null;

  constructor(db: Db, deps: Deps, owner: Owner, conversations: readonly ConversationRow[]) {
    this.#db = db;
    this.#deps = deps;
    this.#owner = owner;
    this.#conversations = conversations;
  }

  async *entries(): AsyncGenerator<Entry> {
    const lastModified = new Date(this.#deps.clock.now());
    for (const conversation of this.#conversations) {
      yield {
        name: `conversation-${conversation.number}.html`,
        lastModified,
        input: this.#page(conversation),
      };
      yield* this.#filesOf(conversation);
    }
    const input = dataOf(this.#db, this.#deps, this.#owner, this.#conversations, this.#files);
    yield { name: 'data.json', lastModified, input };
  }

  close(): void {
    this.#open?.destroy();
  }

  #page(conversation: ConversationRow): AsyncGenerator<string> {
    const { badges, site, clock } = this.#deps;
    const { lang } = conversation;
    const about = {
      conversation,
      lang,
      notes: false,
      operator: site.operator(lang),
      contactUrl: site.contactUrl(),
      now: clock.now(),
    };
    return transcribed(this.#db, badges, about, 'html');
  }

  async *#filesOf({ id: conversation }: ConversationRow): AsyncGenerator<Entry> {
    const told: FileData[] = [];
    this.#files.set(conversation, told);
    for (const { open, state, ...file } of await this.#deps.held.files(this.#db, conversation)) {
      const bytes = state === 'ready' ? await open() : null;
      const name = `files/${file.id}-${file.name}`;
      told.push({
        ...file,
        file: bytes && name,
        leftOut: bytes ? null : state === 'ready' ? 'missing' : state,
      });
      if (!bytes) continue;
      this.#open = Readable.fromWeb(bytes);
      yield { name, lastModified: file.at, input: this.#open };
    }
  }
}
