/** Files at the desk. A store of its own: each hundredth of an upload draws what shows uploads, and no more. */
import { useSyncExternalStore } from 'react';
import { Sharing, type SharingOptions } from '../../../../web/live/sharing.ts';
import type { Upload } from '../../../../web/live/upload.ts';
import { useDeskLine } from './desk-context.tsx';
import { tabShelf } from './shelf.ts';

export interface DeskFilesOptions extends Pick<SharingOptions, 'tooLarge' | 'onKept'> {
  readonly personId: string;
}

export class DeskFiles {
  readonly sharing: Sharing;
  readonly #listeners = new Set<() => void>();
  #version = 0;

  constructor({ personId, tooLarge, onKept }: DeskFilesOptions) {
    this.sharing = new Sharing({
      site: window.location.origin,
      root: '/conversations',
      headers: async () => ({}),
      shelf: tabShelf(personId),
      tooLarge,
      onKept,
      onChange: () => {
        this.#version++;
        for (const listener of this.#listeners) listener();
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Another number after each change. */
  readonly version = (): number => this.#version;
}

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
