/** What parts of the desk are told of its files. */
import { useSyncExternalStore } from 'react';
import type { Sharing } from '../../../../web/live/sharing.ts';
import type { Upload } from '../../../../web/live/upload.ts';
import { useDeskLine } from './desk-context.tsx';

/** Anew with each change of what it holds. */
export function useFiles(): Sharing {
  const { files } = useDeskLine();
  useSyncExternalStore(files.subscribe, files.version);
  return files.sharing;
}

/** The key of the newest upload in a conversation. */
export function useNewestUpload(id: string): string | undefined {
  const { files } = useDeskLine();
  const newest = (): Upload | undefined => files.sharing.uploads.of(id).at(-1);
  return useSyncExternalStore(files.subscribe, () => newest()?.key);
}
