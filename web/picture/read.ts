/**
 * Reads what stands in a picture, in the browser: the codes in it and its text. Loaded, with the libraries behind it,
 * when somebody gives a picture; nothing of the picture leaves the device.
 */
import { decoded, pixels } from './decode.ts';
import type { PictureProblem, PictureResult, PictureStep } from './result.ts';
import { forCodes, forText, MAX_PIXELS } from './scale.ts';
import { ask, type CodesFound, type Progress, type TextWork } from './work.ts';

/** @param part how much of the step is done, from 0 to 1 */
type On = (step: PictureStep, part: number) => void;

const MAX_BYTES = 30_000_000;
/** A picture of which codes cover this much has no message beside them: its text need not be loaded for. */
const ONLY_CODES = 0.4;

const no = (code: PictureProblem): PictureResult => ({ ok: false, code });

/** Never throws. One picture at a time: the next one is asked for when this one is answered or stopped. */
export async function readPicture(
  file: Blob,
  on: On,
  signal: AbortSignal,
  lang: 'zh' | 'en',
): Promise<PictureResult> {
  if (file.size > MAX_BYTES) return no('too-large');
  if (!canRead()) return no('unsupported');
  let step: PictureStep = 'decoding';
  const tell: On = (now, part) => {
    step = now;
    if (!signal.aborted) on(now, part);
  };
  try {
    return await read(file, tell, signal, lang);
  } catch {
    if (signal.aborted) return no('stopped');
    return no(step.startsWith('loading-') ? 'not-loaded' : 'unsupported');
  }
}

const canRead = (): boolean =>
  typeof createImageBitmap === 'function' &&
  typeof Worker === 'function' &&
  typeof WebAssembly === 'object' &&
  typeof DecompressionStream === 'function';

async function read(file: Blob, on: On, signal: AbortSignal, lang: 'zh' | 'en'): Promise<PictureResult> {
  on('decoding', 0);
  const picture = await decoded(file);
  if (!picture) return no('not-a-picture');
  try {
    signal.throwIfAborted();
    if (picture.width * picture.height > MAX_PIXELS) return no('too-large');
    on('decoding', 1);
    const { codes, covered } = await codesIn(picture, on, signal);
    const text = covered < ONLY_CODES ? await textIn(picture, lang, on, signal) : '';
    return codes.length === 0 && text === '' ? no('nothing-found') : { ok: true, value: { codes, text } };
  } finally {
    picture.close();
  }
}

function codesIn(picture: ImageBitmap, on: On, signal: AbortSignal): Promise<CodesFound> {
  const work = drawn(picture, forCodes(picture));
  on('loading-qr', 0);
  return ask<ImageData, CodesFound>({
    worker: new Worker(new URL('./qr.worker.ts', import.meta.url), { type: 'module' }),
    work,
    transfer: [work.data.buffer],
    on: steps('loading-qr', 'qr', on),
    signal,
  });
}

function textIn(picture: ImageBitmap, lang: 'zh' | 'en', on: On, signal: AbortSignal): Promise<string> {
  const work = { picture: drawn(picture, forText(picture)), lang };
  on('loading-text', 0);
  return ask<TextWork, string>({
    worker: new Worker(new URL('./text.worker.ts', import.meta.url), { type: 'module' }),
    work,
    transfer: [work.picture.data.buffer],
    on: steps('loading-text', 'text', on),
    signal,
  });
}

const steps =
  (loading: PictureStep, reading: PictureStep, on: On) =>
  ({ step, part }: Progress): void =>
    on(step === 'loading' ? loading : reading, part);

/** @throws Error where the device has no room for it */
function drawn(picture: ImageBitmap, size: { width: number; height: number }): ImageData {
  const data = pixels(picture, size);
  if (!data) throw new Error('no canvas');
  return data;
}
