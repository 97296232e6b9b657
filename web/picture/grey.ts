/** Grey pictures, in the plainest format that the engine reads: a header, then the bytes row by row (Netpbm P5). */

/** @param data four bytes a pixel, as canvases give them, nothing of it transparent */
export function portableGreyMap({
  data,
  width,
  height,
}: Pick<ImageData, 'data' | 'width' | 'height'>): Uint8Array {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(head.length + width * height);
  file.set(head);
  for (let from = 0, to = head.length; to < file.length; from += 4, to++)
    // ITU-R BT.601, in 256ths.
    file[to] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  return file;
}
