/** Why a file is not taken, and what to do instead. Browser-safe. */
import type { Refusals } from '../../../kernel/http/contract.ts';
import { LINE_REFUSALS } from '../../conversations/contract.ts';

export const FILE_REFUSALS = {
  'no-such-conversation': LINE_REFUSALS['no-such-conversation'],
  'conversation-closed': LINE_REFUSALS['conversation-closed'],
  'guest-not-known': LINE_REFUSALS['guest-not-known'],
  'file-empty': {
    status: 422,
    zh: '这个文件是空的，没有发送。请重新选择。',
    en: 'This file is empty and was not sent. Choose another.',
  },
  'file-too-large': {
    status: 413,
    zh: '文件超过 10 MB，没有发送。请压缩，或分成几个再发。',
    en: 'This file is larger than 10 MB and was not sent. Make it smaller, or send it in parts.',
  },
  'file-not-allowed': {
    status: 422,
    zh: '这种文件不能发送。可以发图片（JPEG、PNG、WebP、GIF）、PDF、纯文本、Word（docx）和 Excel（xlsx）。',
    en: 'This kind of file cannot be sent. Pictures (JPEG, PNG, WebP, GIF), PDF, plain text, Word (docx) and Excel (xlsx) can.',
  },
  'picture-too-large': {
    status: 422,
    zh: '图片尺寸过大（超过 4000 万像素），没有发送。请缩小后再发，或者发截图。',
    en: 'This picture has more than 40 million pixels and was not sent. Make it smaller, or send a screenshot.',
  },
  'file-broken': {
    status: 422,
    zh: '这个文件打不开，可能已损坏，没有发送。请重新保存后再发。',
    en: 'This file cannot be read and may be damaged; it was not sent. Save it again, then send it.',
  },
  'wrong-offset': {
    status: 409,
    zh: '上传没有从中断的地方接上。请重新发送。',
    en: 'The upload did not go on where it was cut. Send it again.',
  },
  'too-many-files': {
    status: 429,
    zh: '今天发送的文件太多了，这个没有发送。请明天再发，或直接用文字说明。',
    en: 'Too many files were sent today, and this one was not. Send it tomorrow, or tell us in words.',
  },
} as const satisfies Refusals;
