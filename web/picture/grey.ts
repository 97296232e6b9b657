/** Grey pictures, row by row. */

export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** @param data four bytes a pixel, as canvases give them, nothing of it transparent */
export function greyOf({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): Grey {
  const bytes = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < bytes.length; at++, from += 4)
    // ITU-R BT.601, in 256ths.
    bytes[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  return { width, height, bytes };
}

/** The plainest format that the engine reads: a header, then the bytes (Netpbm P5). */
export function portableGreyMap({ width, height, bytes }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(head.length + bytes.length);
  file.set(head);
  file.set(bytes, head.length);
  return file;
}
