/** How much, and of what. Browser-safe. */

/** Bytes of one file. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** UTF-16 units. */
export const MAX_NAME = 120;
/** Of one person in one conversation and day. */
export const MOST_FILES = { customer: 20, staff: 100 } as const;
/** Bytes of one guest and day. */
export const MAX_DAY_BYTES = 100 * 1024 * 1024;
/** Width times height of a picture as it comes. */
export const MAX_PIXELS = 40_000_000;
/** As many pixels are kept as a square of this side has: so a long screenshot stays readable. */
export const MAX_SIDE = 4_096;
/** What WebP can have. */
const LONGEST = 16_383;
export const THUMBNAIL_SIDE = 320;
/** Files in one question for their state and links. */
export const MOST_ASKED = 50;

/** Pictures are made anew from their pixels; of a moving one the first picture is kept. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif'] as const;
/** Kept as they are. By type, how the name of such a file ends. */
export const DOCUMENT_TYPES = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;

/** For an input of files. Phones that take pictures in HEIC send JPEG to a page that does not name it. */
export const ACCEPT = '.jpg,.jpeg,.png,.webp,.gif,.pdf,.txt,.docx,.xlsx';

/** As large as a picture of this size is kept. */
export function keptSize(size: { readonly width: number; readonly height: number }) {
  const { width, height } = size;
  const scale = Math.min(1, MAX_SIDE / Math.sqrt(width * height), LONGEST / Math.max(width, height));
  const scaled = (side: number) => Math.max(1, Math.floor(side * scale));
  return { width: scaled(width), height: scaled(height) };
}
