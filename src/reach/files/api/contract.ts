/** The endpoints of files: for customers, and for who answers them. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { MAX_FILE_BYTES, MAX_NAME, MOST_ASKED } from '../limits/contract.ts';
import { SharedFile } from '../shapes/contract.ts';

const one = z.strictObject({ id: z.uuid() });
const Upload = z.strictObject({
  /** Made by the device: the same key is the same file, and gets the first answer. */
  key: z.uuid(),
  name: z.string().trim().min(1).max(MAX_NAME),
});
/** An upload that was cut: its address is known before, for its key is. */
const begun = z.strictObject({ id: z.uuid(), key: z.uuid() });
const Offset = z.object({ offset: z.int().nonnegative(), complete: z.boolean() });
const OFFSET_TEXT =
  'Ask how much of a file has come, where its upload was cut: also in `Upload-Offset` and `Upload-Complete` (draft-ietf-httpbis-resumable-upload-12), and to a HEAD.';
const APPEND_TEXT =
  'Upload a file that may be resumed, or go on where it was cut: all that is left, behind `Upload-Offset`, with `Upload-Complete: ?1`.';
const Asked = z.strictObject({
  /** Separated by commas. */
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(MOST_ASKED)),
});
const Files = z.object({ files: z.array(SharedFile) });

const NOT_TAKEN = [
  'no-such-conversation',
  'conversation-closed',
  'file-empty',
  'file-too-large',
  'file-not-allowed',
  'picture-too-large',
  'file-broken',
  'too-many-files',
  'wrong-offset',
] as const;

/** With the header of `GUEST_TOKEN`, and no cookie on other sites. */
export const chatFilesApi = {
  upload: endpoint({
    method: 'POST',
    path: '/chat/conversations/:id/files',
    summary: 'Upload a file, as its bytes are. It is sent by a message that names it.',
    access: 'anyone',
    params: one,
    query: Upload,
    upload: MAX_FILE_BYTES,
    answer: SharedFile,
    refusals: ['guest-not-known', ...NOT_TAKEN],
  }),
  offset: endpoint({
    method: 'GET',
    path: '/chat/conversations/:id/uploads/:key',
    summary: OFFSET_TEXT,
    access: 'anyone',
    params: begun,
    answer: Offset,
    refusals: ['guest-not-known', 'no-such-conversation'],
  }),
  append: endpoint({
    method: 'PATCH',
    path: '/chat/conversations/:id/uploads/:key',
    summary: APPEND_TEXT,
    access: 'anyone',
    params: begun,
    query: Upload.omit({ key: true }),
    upload: MAX_FILE_BYTES,
    answer: SharedFile,
    refusals: ['guest-not-known', ...NOT_TAKEN],
  }),
  files: endpoint({
    method: 'GET',
    path: '/chat/conversations/:id/files',
    summary: 'Ask how files of a conversation stand, with links that work for some minutes.',
    access: 'anyone',
    params: one,
    query: Asked,
    answer: Files,
    refusals: ['guest-not-known', 'no-such-conversation'],
  }),
};

export const deskFilesApi = {
  upload: endpoint({
    method: 'POST',
    path: '/conversations/:id/files',
    summary: 'Upload a file, as its bytes are. It is sent by a message that names it.',
    access: 'reach.answer',
    params: one,
    query: Upload,
    upload: MAX_FILE_BYTES,
    answer: SharedFile,
    refusals: NOT_TAKEN,
  }),
  offset: endpoint({
    method: 'GET',
    path: '/conversations/:id/uploads/:key',
    summary: OFFSET_TEXT,
    access: 'reach.answer',
    params: begun,
    answer: Offset,
    refusals: ['no-such-conversation'],
  }),
  append: endpoint({
    method: 'PATCH',
    path: '/conversations/:id/uploads/:key',
    summary: APPEND_TEXT,
    access: 'reach.answer',
    params: begun,
    query: Upload.omit({ key: true }),
    upload: MAX_FILE_BYTES,
    answer: SharedFile,
    refusals: NOT_TAKEN,
  }),
  files: endpoint({
    method: 'GET',
    path: '/conversations/:id/files',
    summary: 'Ask how files of a conversation stand, with links that work for some minutes.',
    access: 'reach.answer',
    params: one,
    query: Asked,
    answer: Files,
    refusals: ['no-such-conversation'],
  }),
};
