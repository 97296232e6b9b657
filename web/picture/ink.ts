/**
 * Dark letters on white, whatever the picture had: light ones on dark, dark ones on a green bubble. How far a pixel is
 * from the background around it says how dark it becomes. The engine has one threshold for the whole picture, and may
 * take a coloured bubble for ink, with every letter in it.
 */
import type { Grey } from './grey.ts';

/** About a letter on a phone: of three by three such blocks, letters cover less than half. */
const BLOCK = 24;
const LEVELS = 64;
const LEVEL_BITS = 2;
/** Grey letters on grey become as dark as black ones on white. */
const CONTRAST = 1.6;
/** Most bubbles differ less from their page, and letters more from their bubble: so that no edge looks like a letter. */
const FAINT = 45;

export function darkOnWhite(grey: Grey): Grey {
  const { width, height, bytes } = grey;
  const columns = Math.ceil(width / BLOCK);
  const background = backgrounds(grey, columns, Math.ceil(height / BLOCK));
  const ink = new Uint8Array(bytes.length);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, at++) {
      const distance = Math.abs((bytes[at] ?? 0) - (background[row + Math.floor(x / BLOCK)] ?? 0));
      ink[at] = distance < FAINT ? 255 : 255 - Math.min(255, Math.round(distance * CONTRAST));
    }
  }
  return { width, height, bytes: ink };
}

/** Of each block the median of it and its neighbours: most of any place with letters is background. */
function backgrounds(grey: Grey, columns: number, rows: number): Uint8Array {
  const counts = histograms(grey, columns, rows);
  const near = (at: number, count: number) => [at - 1, at, at + 1].filter((one) => one >= 0 && one < count);
  return Uint8Array.from({ length: columns * rows }, (_, block) => {
    const sum = new Uint32Array(LEVELS);
    for (const row of near(Math.floor(block / columns), rows))
      for (const column of near(block % columns, columns)) {
        const from = (row * columns + column) * LEVELS;
        for (let level = 0; level < LEVELS; level++)
          sum[level] = (sum[level] ?? 0) + (counts[from + level] ?? 0);
      }
    return median(sum);
  });
}

/** How many pixels of each block have which level. */
function histograms({ width, height, bytes }: Grey, columns: number, rows: number): Uint16Array {
  const counts = new Uint16Array(columns * rows * LEVELS);
  for (let y = 0, from = 0; y < height; y++)
    for (let x = 0; x < width; x++, from++) {
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK);
      const at = block * LEVELS + ((bytes[from] ?? 0) >> LEVEL_BITS);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  return counts;
}

/** The grey value in the middle. */
function median(counts: Uint32Array): number {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let seen = 0;
  const level = counts.findIndex((count) => {
    seen += count;
    return seen >= half;
  });
  return (level << LEVEL_BITS) + (1 << (LEVEL_BITS - 1));
}
