/**
 * Pictures are made anew from their pixels: what stood beside those (places, thumbnails, scripts, other files) is gone.
 * The decoders read what strangers send, so that only those of our types are switched on, and each has its bounds.
 */
import pLimit from 'p-limit';
import sharp, { type Sharp } from 'sharp';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { keptSize, MAX_FILE_BYTES, MAX_PIXELS, THUMBNAIL_SIDE } from './contract.ts';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
  /** WebP. */
  readonly thumbnail: Uint8Array;
}

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

/** 40 million pixels take up to 320 MB while they are worked on. */
const atOnce = pLimit(2);
const TIMEOUT_S = 8;

const as = {
  'image/jpeg': (picture: Sharp) => picture.jpeg({ quality: 85 }),
  'image/png': (picture: Sharp) => picture.png({ compressionLevel: 3 }),
  'image/webp': (picture: Sharp) => picture.webp({ quality: 85, effort: 1 }),
} as const;

export type PictureCode = 'picture-too-large' | 'file-broken';

/** @param type as it is kept */
export const pictureOf = (
  bytes: Uint8Array,
  type: Picture['type'],
): Promise<Result<Picture, { readonly code: PictureCode }>> =>
  atOnce(async () => {
    try {
      return ok(await madeAnew(bytes, type));
    } catch (error) {
      const isTooLarge = error instanceof Error && /pixel limit|timeout/.test(error.message);
      return refuse({ code: isTooLarge ? 'picture-too-large' : 'file-broken' });
    }
  });

async function madeAnew(bytes: Uint8Array, type: Picture['type']): Promise<Picture> {
  const read = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
  const { autoOrient } = await read().metadata();
  const shown = read()
    .autoOrient()
    .resize({ ...keptSize(autoOrient), fit: 'fill' })
    .timeout({ seconds: TIMEOUT_S });
  const made = await as[type](shown).toBuffer({ resolveWithObject: true });
  // Few colours can be written in far fewer bytes than those they become.
  if (made.data.length > MAX_FILE_BYTES && type !== 'image/webp') return madeAnew(bytes, 'image/webp');
  const { width, height } = made.info;
  const thumbnail = await sharp(made.data, { limitInputPixels: MAX_PIXELS })
    .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75, effort: 2 })
    .timeout({ seconds: TIMEOUT_S })
    .toBuffer();
  return { bytes: made.data, type, width, height, thumbnail };
}
