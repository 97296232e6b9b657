import type { PhoneChannel } from '@clearline/card';
import QRCode from 'qrcode';

const QUIET = 4;

/** A QR code (ISO/IEC 18004) that dials the number when a phone looks at it, as SVG in black on white. */
export const dialQr = ({ number }: PhoneChannel): string => codeOf(number.uri);

/** Any text as a QR code, likewise. */
export function codeOf(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}
