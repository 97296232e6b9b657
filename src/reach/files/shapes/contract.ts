import * as z from 'zod';
import { AttachedFile, FILE_STATES } from '../../conversations/contract.ts';

/** A file as those who take part in its conversation get it. */
export const SharedFile = AttachedFile.extend({
  state: z.enum(FILE_STATES),
  /** Paths on this site that work without a cookie until `until`; null while it is not ready. */
  url: z.string().nullable(),
  /** WebP; null also where it is no picture. */
  thumbnail: z.string().nullable(),
  until: z.iso.datetime().nullable(),
}).meta({ id: 'SharedFile' });
export type SharedFile = z.infer<typeof SharedFile>;
