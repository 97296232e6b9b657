import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureFrom } from './given.ts';

const file = (name: string, type: string) => new File(['x'], name, { type });
/** Browsers give lists that can be gone through. */
const list = (...files: File[]) => files as unknown as FileList;

test('the first picture of several files is taken, from a choice as from a drop', () => {
  const [text, first, second] = [
    file('a.pdf', 'application/pdf'),
    file('b', 'image/png'),
    file('c', 'image/jpeg'),
  ];
  assert.equal(pictureFrom(list(text, first, second)), first);
  assert.equal(pictureFrom({ files: list(text, second) } as DataTransfer), second);
});

test('a file that does not say what it is may be one; a text or nothing is none', () => {
  const unnamed = file('IMG_0001.HEIC', '');
  assert.equal(pictureFrom(list(unnamed)), unnamed);
  assert.equal(pictureFrom(list(file('a.txt', 'text/plain'))), null);
  assert.equal(pictureFrom(list()), null);
});
