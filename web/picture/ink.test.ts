import assert from 'node:assert/strict';
import { test } from 'node:test';
import { darkOnWhite } from './ink.ts';

/** A page with a bubble in the middle, and a bar as wide as a letter's in each: what is drawn there is the ink. */
function page(around: number, bubble: number, ink: number) {
  const [width, height] = [400, 300];
  const bytes = new Uint8Array(width * height).fill(around);
  const bar = (top: number) => {
    for (let x = 180; x < 220; x++) for (let y = top; y < top + 6; y++) bytes[y * width + x] = ink;
  };
  for (let y = 80; y < 280; y++) bytes.fill(bubble, y * width + 60, y * width + 340);
  bar(30);
  bar(180);
  return { width, height, bytes };
}

for (const [name, around, bubble, ink] of [
  ['dark on white', 255, 233, 17],
  ['light on dark', 0, 38, 242],
  ['dark on a bubble that is darker than the page', 237, 196, 25],
  ['white on blue, on a page of middling grey', 150, 120, 255],
] as const)
  test(`letters become dark on white: ${name}`, () => {
    const { bytes, width } = darkOnWhite(page(around, bubble, ink));
    for (const y of [32, 182]) {
      assert.ok((bytes[y * width + 200] ?? 255) < 100, `the bar at ${y} is ${bytes[y * width + 200]}`);
      assert.ok((bytes[(y + 20) * width + 200] ?? 0) > 245, 'the background below it is white');
    }
  });

test('a picture of one colour becomes white, whatever its size', () => {
  for (const [width, height] of [
    [1, 1],
    [25, 3],
    [100, 100],
  ] as const) {
    const { bytes } = darkOnWhite({ width, height, bytes: new Uint8Array(width * height).fill(70) });
    assert.ok(bytes.every((byte) => byte > 245));
  }
});
