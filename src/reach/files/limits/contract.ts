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
/** Pixels of the longest side, as it is kept. */
export const MAX_SIDE = 4_096;
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
