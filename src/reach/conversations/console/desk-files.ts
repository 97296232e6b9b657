/** Files at the desk. A store of its own: each hundredth of an upload draws what shows uploads, and no more. */
import { Sharing, type SharingOptions } from '../../../../web/live/sharing.ts';
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
