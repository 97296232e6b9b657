import QRCode from 'qrcode';

const QUIET = 4;

export interface Drawing {
  /** Modules along each edge, the quiet zone included. */
  readonly side: number;
  /** SVG path of the dark modules. */
  readonly path: string;
}

/** A QR code (ISO/IEC 18004) of a text. */
export function drawQr(text: string): Drawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  return { side: modules.size + 2 * QUIET, path };
}
