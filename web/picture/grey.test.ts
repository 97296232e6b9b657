import assert from 'node:assert/strict';
import { test } from 'node:test';
import { greyOf, portableGreyMap } from './grey.ts';

test('white, black, and green brighter than red, and red than blue', () => {
  const pixels = [
    [255, 255, 255],
    [0, 0, 0],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [128, 128, 128],
  ];
  const data = Uint8ClampedArray.from(pixels.flatMap((rgb) => [...rgb, 255]));
  const grey = greyOf({ data, width: 2, height: 3 });
  assert.deepEqual([...grey.bytes], [255, 0, 76, 149, 28, 128]);
  const file = portableGreyMap(grey);
  assert.equal(new TextDecoder().decode(file.subarray(0, 11)), 'P5 2 3 255\n');
  assert.deepEqual([...file.subarray(11)], [...grey.bytes]);
});
