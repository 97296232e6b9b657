/** What reading a picture comes to: shapes alone, so that a page can name them before anything is loaded. */

export type PictureStep = 'decoding' | 'loading-qr' | 'qr' | 'loading-text' | 'text';

export interface PictureText {
  /** Contents of every QR code. */
  readonly codes: readonly string[];
  /** Recognised text; '' when none, and when the picture is little more than its codes. */
  readonly text: string;
}

export type PictureProblem =
  /** Nor is what the browser cannot decode, such as HEIC in most. */
  | 'not-a-picture'
  | 'too-large'
  | 'nothing-found'
  /** The browser or the device cannot do it. */
  | 'unsupported'
  /** The libraries did not arrive: to be tried again. */
  | 'not-loaded'
  | 'stopped';

export type PictureResult =
  | { readonly ok: true; readonly value: PictureText }
  | { readonly ok: false; readonly code: PictureProblem };
