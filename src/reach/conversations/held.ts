/** What other slices keep of a conversation, handed in for whoever asks for all that is held of them. */
import type { Db } from '../../kernel/database/db.ts';
import type { FileState } from './contract.ts';

export interface HeldFile {
  readonly id: string;
  /** Safe to save under. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sentBy: 'customer' | 'agent';
  readonly at: Date;
  readonly state: FileState;
  /** Null where the bytes are not there. */
  open(): Promise<ReadableStream<Uint8Array> | null>;
}

/** How long somebody waited for an agent, and what they had been told. */
export interface HeldWait {
  readonly queuedAt: Date;
  /** Null where nothing could be said. */
  readonly toldLowSeconds: number | null;
  readonly toldHighSeconds: number | null;
  readonly ahead: number;
  readonly answeredAt: Date | null;
  readonly leftAt: Date | null;
}

export interface Held {
  /** But for what one of the staff has not sent. */
  files(db: Db, conversationId: string): Promise<readonly HeldFile[]>;
  /** Null where nobody waited. */
  wait(db: Db, conversationId: string): Promise<HeldWait | null>;
}

export const nothingHeld: Held = { files: async () => [], wait: async () => null };
