/** The last checkpoint that was signed, kept beside the key: what a database that was exchanged is held against. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../../kernel/whole-file.ts';
import { recordFolder } from './keys.ts';

export interface KeptCheckpoint {
  /** The signed note; null when none was kept. */
  read(): Promise<string | null>;
  /** On the disk when it resolves. @throws where it cannot be kept, and then the checkpoint must not be published */
  write(note: string): Promise<void>;
}

export function keptCheckpoint(dataDir: string): KeptCheckpoint {
  const path = join(recordFolder(dataDir), 'last-checkpoint');
  return {
    read: () =>
      readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    write: (note) => replaceFile(path, note),
  };
}
