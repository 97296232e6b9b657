/** The words of files at the desk. */
import type { Both } from '../../../../web/console/language.tsx';
import type { Upload } from '../../../../web/live/upload.ts';

const UPLOAD_ZH: Record<Upload['state'], (percent: number) => string> = {
  waits: () => '等待上传',
  sends: (percent) => (percent < 100 ? `正在上传 ${percent}%` : '已上传，正在处理…'),
  stuck: () => '连不上，恢复后自动继续。请别关页面：文件不保存在本机。',
  refused: () => '没有发出',
  left: () => '离开页面时还没传完，没有发出。文件不保存在本机，请重新选择。',
};

const zh = {
  attach: '给顾客发图片或文件',
  camera: '拍照发给顾客',
  notInNote: '备注不能带文件，请先切换到“回复顾客”',
  dropHere: '松开，发给顾客',
  picture: (name: string) => `查看图片 ${name}`,
  upload: UPLOAD_ZH,
  uploaded: (name: string, percent: number) => `${name} 已上传 ${percent}%`,
  cancel: '取消',
  retry: '重发',
  discard: '丢弃',
  ofFile: (act: string, name: string) => `${act} ${name}`,
  tooLarge: '文件超过 10 MB，没有发送。请压缩，或分成几个再发。',
  file: {
    loading: '正在载入…',
    scanning: '正在做安全检查…',
    ready: '',
    refused: '没有通过安全检查，已删除',
    gone: '文件已不在',
  },
  lightbox: { close: '关闭', save: '下载', opening: '正在打开…', failed: '现在打不开，请关闭后再试。' },
};

const en: typeof zh = {
  attach: 'Send pictures or files to the customer',
  camera: 'Take a picture and send it to the customer',
  notInNote: 'A note takes no files: go to “Reply” first',
  dropHere: 'Drop to send it to the customer',
  picture: (name) => `View picture ${name}`,
  upload: {
    waits: () => 'Waits to be uploaded',
    sends: (percent) => (percent < 100 ? `Uploading ${percent}%` : 'Uploaded, being prepared…'),
    stuck: () =>
      'Not reachable; it goes on by itself. Keep this page open: files do not stay on this device.',
    refused: () => 'Not sent',
    left: () =>
      'The page was left before it was uploaded, so it was not sent. Files do not stay on this device: choose it again.',
  },
  uploaded: (name, percent) => `${name}: ${percent}% uploaded`,
  cancel: 'Cancel',
  retry: 'Send again',
  discard: 'Discard',
  ofFile: (act, name) => `${act}: ${name}`,
  tooLarge: 'This file is larger than 10 MB and was not sent. Make it smaller, or send it in parts.',
  file: {
    loading: 'Loading…',
    scanning: 'Being checked for safety…',
    ready: '',
    refused: 'Did not pass the safety check and was deleted',
    gone: 'This file is no longer there',
  },
  lightbox: {
    close: 'Close',
    save: 'Download',
    opening: 'Opening…',
    failed: 'It cannot be opened now. Close this and try again.',
  },
};

export const fileTexts: Both<typeof zh> = { zh, en };
