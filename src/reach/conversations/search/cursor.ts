/** Where a page of what was found ended. */
import * as z from 'zod';

const Cursor = z.strictObject({
  rank: z.int().min(0).max(2),
  at: z.iso.datetime(),
  id: z.uuid(),
  seq: z.int().nonnegative(),
});
export type Cursor = z.infer<typeof Cursor>;

export const writeCursor = ({ rank, at, id, seq }: Cursor): string =>
  Buffer.from(JSON.stringify([rank, at, id, seq])).toString('base64url');

/** Null for one that is not ours: it leads back to the beginning. */
export function readCursor(text: string): Cursor | null {
  try {
    const [rank, at, id, seq] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    return Cursor.safeParse({ rank, at, id, seq }).data ?? null;
  } catch {
    return null;
  }
}
