import type { PictureProblem, PictureStep } from '../picture/result.ts';

export type Lang = 'zh' | 'en';

const zh = {
  steps: {
    decoding: '正在打开图片…',
    'loading-qr': '正在准备识别二维码…',
    qr: '正在找二维码…',
    'loading-text': '正在准备识别文字（第一次约 6 MB）…',
    text: '正在识别文字…',
  } satisfies Record<PictureStep, string> as Record<PictureStep, string>,
  problems: {
    'not-a-picture': '这个文件不是浏览器能打开的图片。请发截图，或把内容打字输入。',
    'too-large': '图片太大。请裁剪到有号码或链接的部分再试。',
    'nothing-found': '没有认出二维码或文字。请换一张更清楚的图，或把号码打字输入。',
    unsupported: '这个浏览器不能识别图片。请把号码或链接打字输入。',
    'not-loaded': '识别程序没有下载完。请检查网络后再试一次。',
    stopped: '已停止。',
  } satisfies Record<PictureProblem, string> as Record<PictureProblem, string>,
  read: '已认出图中的文字，放进了上面的框里。请核对有没有认错，再点“核实”。',
  percent: (part: number) => `${Math.round(part * 100)}%`,
};

const en: typeof zh = {
  steps: {
    decoding: 'Opening the picture…',
    'loading-qr': 'Getting ready to read QR codes…',
    qr: 'Looking for QR codes…',
    'loading-text': 'Getting ready to read text (some 6 MB the first time)…',
    text: 'Reading the text…',
  },
  problems: {
    'not-a-picture': 'This is no picture that your browser can open. Use a screenshot, or type what it says.',
    'too-large': 'This picture is too large. Cut it to the part with the number or link.',
    'nothing-found': 'No QR code and no text was found in it. Use a clearer picture, or type the number.',
    unsupported: 'This browser cannot read pictures. Type the number or link.',
    'not-loaded': 'What reads pictures did not arrive. Check your connection and try again.',
    stopped: 'Stopped.',
  },
  read: 'The text of the picture is in the box above. Look whether it was read right, then press Check.',
  percent: (part) => `${Math.round(part * 100)}%`,
};

export const messages: Record<Lang, typeof zh> = { zh, en };
