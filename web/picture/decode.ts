/** From a file to pixels, by what the browser itself can decode. */
import type { Size } from './scale.ts';

/** Upright as its EXIF data say. Null for what is no picture, or none that this browser knows, such as HEIC in most. */
export const decoded = (file: Blob): Promise<ImageBitmap | null> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);

/** Null where the browser gives no canvas of that size. What is transparent becomes white. */
export function pixels(picture: ImageBitmap, { width, height }: Size): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  const data = context.getImageData(0, 0, width, height);
  // Safari keeps the memory of canvases for long.
  canvas.width = 0;
  canvas.height = 0;
  return data;
}
