/** How large a picture is read. All sizes are in pixels. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Beyond this a phone may run out of memory while it decodes; a screenshot of twenty screens has half as many. */
export const MAX_PIXELS = 100_000_000;

/** A photograph of 12 megapixels with a code in one corner is still read at this size. */
const CODE_PIXELS = 6_000_000;

/** Recognition takes time with every pixel. A long screenshot of six screens stays as it is. */
const TEXT_PIXELS = 14_000_000;
/** A phone's screen has about this many across; letters of a wider picture are larger than they need be. */
const TEXT_WIDTH = 1_290;
/** Pictures sent on by messengers have half of what the screen had, and small letters are read badly. */
const SMALL_WIDTH = 800;

/** Never larger: a code is told from its background at any size. */
export const forCodes = (size: Size): Size => scaled(size, Math.min(1, withPixels(size, CODE_PIXELS)));

export function forText(size: Size): Size {
  const across = Math.min(size.width, size.height);
  const wished = across < SMALL_WIDTH ? Math.min(2, TEXT_WIDTH / across) : Math.min(1, TEXT_WIDTH / across);
  return scaled(size, Math.min(wished, withPixels(size, TEXT_PIXELS)));
}

const withPixels = ({ width, height }: Size, pixels: number): number => Math.sqrt(pixels / (width * height));

const scaled = ({ width, height }: Size, by: number): Size => ({
  width: Math.max(1, Math.round(width * by)),
  height: Math.max(1, Math.round(height * by)),
});
