/**
 * What is done with a picture before it leaves the device: one that is larger than we keep is made smaller, which also
 * leaves behind where it was taken. Where the browser cannot, it goes as it is: the server does the same.
 */
import { MAX_SIDE, PICTURE_TYPES, THUMBNAIL_SIDE } from '../../src/reach/files/limits/contract.ts';
import { fitted, type Size } from './size.ts';

export interface Prepared {
  readonly body: Blob;
  /** To be shown while it is sent; null for what is no picture. */
  readonly thumb: ImageBitmap | null;
}

const QUALITY = 0.9;

export async function prepared(file: Blob): Promise<Prepared> {
  if (!PICTURE_TYPES.some((type) => type === file.type)) return { body: file, thumb: null };
  try {
    const whole = await createImageBitmap(file);
    const thumb = await createImageBitmap(whole, {
      ...resized(fitted(whole, THUMBNAIL_SIDE)),
      resizeQuality: 'medium',
    });
    const body = await smaller(file, whole);
    whole.close();
    return { body, thumb };
  } catch {
    return { body: file, thumb: null };
  }
}

const resized = ({ width, height }: Size) => ({ resizeWidth: width, resizeHeight: height });

/** A moving picture would stand still. */
async function smaller(file: Blob, whole: ImageBitmap): Promise<Blob> {
  if (Math.max(whole.width, whole.height) <= MAX_SIDE || file.type === 'image/gif') return file;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(whole, MAX_SIDE));
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, file.type, QUALITY));
  return made && made.size < file.size ? made : file;
}
