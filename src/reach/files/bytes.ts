/** Under which names the bytes of a file are kept: its own under its id. */
import type { Blobs } from '../../kernel/blobs/blobs.ts';

export const thumbnailOf = (id: string): string => `${id}.thumbnail`;

export async function dropBytes(blobs: Blobs, id: string): Promise<void> {
  await blobs.delete(id);
  await blobs.delete(thumbnailOf(id));
}
