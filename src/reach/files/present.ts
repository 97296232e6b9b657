/** Rows as people get them. */
import type { AttachedFile } from '../conversations/contract.ts';
import type { SharedFile } from './contract.ts';
import { goodUntil, linkTo } from './links.ts';
import type { FileRow } from './store.ts';

export const attachedFile = ({ id, name, type, bytes, width, height }: FileRow): AttachedFile => ({
  id,
  name,
  type,
  bytes,
  picture: width === null || height === null ? null : { width, height },
});

export function sharedFile(row: FileRow, secret: string, now: number): SharedFile {
  const file = attachedFile(row);
  const { id } = row;
  if (row.state !== 'ready') return { ...file, state: row.state, url: null, thumbnail: null, until: null };
  const until = goodUntil(now);
  return {
    ...file,
    state: 'ready',
    url: linkTo(secret, { id, variant: 'file' }, until),
    thumbnail: file.picture ? linkTo(secret, { id, variant: 'thumbnail' }, until) : null,
    until: new Date(until).toISOString(),
  };
}
