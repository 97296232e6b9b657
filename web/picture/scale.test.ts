import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forCodes, forText } from './scale.ts';

const size = (width: number, height: number) => ({ width, height });

test('a screenshot of a phone is read as it is', () => {
  assert.deepEqual(forText(size(1080, 2400)), size(1080, 2400));
  assert.deepEqual(forText(size(1080, 12_000)), size(1080, 12_000));
  assert.deepEqual(forCodes(size(1080, 2400)), size(1080, 2400));
});

test('a small picture is enlarged for its text, at most to twice its size, and never for its codes', () => {
  assert.deepEqual(forText(size(540, 1200)), size(1080, 2400));
  assert.deepEqual(forText(size(750, 1334)), size(1290, 2294));
  assert.deepEqual(forCodes(size(540, 1200)), size(540, 1200));
});

test('a photograph is made smaller', () => {
  assert.deepEqual(forText(size(4000, 3000)), size(1720, 1290));
  assert.deepEqual(forCodes(size(4000, 3000)), size(2828, 2121));
});

test('whatever its size, a picture keeps its shape, has a pixel, and fits into what a phone can hold', () => {
  const side = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      for (const made of [forText(size(width, height)), forCodes(size(width, height))]) {
        assert.ok(made.width >= 1 && made.height >= 1);
        // Each side is rounded.
        assert.ok(made.width * made.height <= 14_000_000 + made.width + made.height + 1);
        const exact = (made.width * height) / width;
        assert.ok(Math.abs(made.height - exact) <= 1 + height / width, `${made.height} for ${exact}`);
      }
    }),
  );
});
