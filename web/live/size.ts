export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As large as fits into a square, in the same proportions, and never larger than it is. */
export function fitted({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
