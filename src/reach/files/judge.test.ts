/** What a file is taken for, whatever it calls itself; and that nothing hides in a picture or costs more than its size. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { keptSize } from './contract.ts';
import {
  bomb,
  bombChunk,
  DOCX,
  office,
  pdf,
  picture,
  png,
  withPlace,
  XLSX,
  zip,
} from './hostile.fixtures.ts';
import { judge } from './judge.ts';

const judged = async (bytes: Uint8Array | string): Promise<string> => {
  const result = await judge(Buffer.from(bytes));
  return result.ok ? `${result.value.type} .${result.value.ending}` : result.error.code;
};
const kept = async (bytes: Uint8Array) => {
  const result = await judge(bytes);
  if (!result.ok) assert.fail(result.error.code);
  return result.value;
};

test('what may be sent is known by its content', async () => {
  const cases: [string, Uint8Array | string, string][] = [
    ['JPEG', await picture().jpeg().toBuffer(), 'image/jpeg .jpg'],
    ['PNG', await picture().png().toBuffer(), 'image/png .png'],
    ['WebP', await picture().webp().toBuffer(), 'image/webp .webp'],
    ['GIF', await picture().gif().toBuffer(), 'image/png .png'],
    ['PDF', pdf(), 'application/pdf .pdf'],
    ['docx', office(DOCX), `${DOCX} .docx`],
    ['xlsx', office(XLSX), `${XLSX} .xlsx`],
    ['text', '订单号 2026-1128\r\n\t请查收 👍\n', 'text/plain .txt'],
    ['text with a mark', '\ufeffhello', 'text/plain .txt'],
    ['a table', 'a,b\n1,2\n', 'text/plain .txt'],
  ];
  for (const [what, bytes, expected] of cases) assert.equal(await judged(bytes), expected, what);
});

test('what may not be sent is refused, whatever it is called', async () => {
  const cases: [string, Uint8Array | string][] = [
    ['SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG behind white space', '\n\n  <?xml version="1.0"?><svg onload="alert(1)"/>'],
    ['HTML', '<!DOCTYPE html><script>alert(1)</script>'],
    ['HTML behind a mark', '\ufeff<html><body onload=alert(1)>'],
    ['a shell script', '#!/bin/sh\nrm -rf /\n'],
    ['a program for Windows', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(500)])],
    [
      'a program for Linux',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), Buffer.alloc(500)]),
    ],
    ['an archive', zip({ 'a.txt': 'hello' })],
    ['an archive, deflated once more', gzipSync('hello')],
    ['Word with macros', office('application/vnd.ms-word.document.macroEnabled')],
    ['an Android app', zip({ 'META-INF/MANIFEST.MF': 'x', 'AndroidManifest.xml': 'x', 'classes.dex': 'x' })],
    ['TIFF', await picture().tiff().toBuffer()],
    ['AVIF', await picture().avif().toBuffer()],
    ['a text in UTF-16', Buffer.from('\ufeffhello', 'utf16le')],
    ['a text in GBK', Buffer.from([0xc4, 0xe3, 0xba, 0xc3])],
    ['a text with a NUL', 'hello\0world'],
    ['a text that moves the cursor', 'hello \x1b[2J'],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 251))],
  ];
  for (const [what, bytes] of cases) assert.equal(await judged(bytes), 'file-not-allowed', what);
  assert.equal(await judged(''), 'file-empty');
});

test('what is two things at once is the picture alone', async () => {
  const script = '<script>alert(document.domain)</script>';
  const jpeg = await picture().jpeg().toBuffer();
  const gif = await picture().gif().toBuffer();
  const polyglots = [
    Buffer.concat([jpeg, Buffer.from(script)]),
    Buffer.concat([jpeg, zip({ 'evil.txt': script })]),
    Buffer.concat([await picture().png().toBuffer(), Buffer.from(script)]),
    Buffer.concat([gif, Buffer.from(`*/=1;alert(1)//${script}`)]),
    // In a comment of the JPEG, right behind its beginning.
    Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, script.length + 2]),
      Buffer.from(script),
      jpeg.subarray(2),
    ]),
  ];
  for (const bytes of polyglots) {
    const { picture: made, bytes: is } = await kept(bytes);
    assert.ok(made);
    for (const part of [is, made.thumbnail]) {
      const text = Buffer.from(part).toString('latin1');
      assert.doesNotMatch(text, /script|alert|evil/);
    }
  }
  assert.equal(await judged('GIF89a/*  */=1;alert(1)'), 'file-broken');
});

test('a picture says nothing of where, when and with what it was taken, and stands upright', async () => {
  const bytes = await withPlace();
  const before = await sharp(bytes).metadata();
  assert.equal(before.orientation, 6);
  assert.match(before.exif?.toString('latin1') ?? '', /Bob/);
  const { picture: made, bytes: is } = await kept(bytes);
  for (const part of [is, made?.thumbnail ?? is]) {
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(part).metadata();
    assert.deepEqual([exif, xmp, iptc, icc, orientation], Array(5).fill(undefined));
    assert.ok(Number(width) < Number(height));
  }
  assert.deepEqual([made?.width, made?.height], [48, 64]);
  assert.doesNotMatch(Buffer.from(is).toString('latin1'), /Exif|Bob|Phone/);
});

test('a picture that is not whole is refused', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
    const noise = sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    });
    const bytes = await noise.toFormat(format).toBuffer();
    assert.ok((await judge(bytes)).ok, format);
    for (const part of [0.1, 0.5, 0.9])
      assert.equal(await judged(bytes.subarray(0, bytes.length * part)), 'file-broken', `${format} ${part}`);
  }
  assert.equal(await judged(png(100, 100, [], deflateSync(Buffer.alloc(50)))), 'file-broken');
});

test('pictures that are huge, or say that they are, are refused before they are worked on', async () => {
  assert.equal(await judged(png(10_000, 10_000)), 'picture-too-large');
  assert.equal(await judged(png(65_535, 65_535, [], deflateSync(Buffer.alloc(10)))), 'picture-too-large');
  assert.equal(await judged(await picture(6_400, 6_400).png().toBuffer()), 'picture-too-large');
});

test('what inflates without end costs no more than its size', async () => {
  const [pixels, inZip] = [await bomb(400, { raw: false }), await bomb(400, { raw: true })];
  const bombs: [string, Buffer, string][] = [
    ['pixels beyond the picture', png(100, 100, [], pixels.deflated), 'image/png .png'],
    ['a profile of colours', png(100, 100, [bombChunk('iCCP', pixels)]), 'image/png .png'],
    ['a text beside the picture', png(100, 100, [bombChunk('zTXt', pixels)]), 'image/png .png'],
    ['a document', office(DOCX, { 'word/media/a.xml': inZip }), `${DOCX} .docx`],
    ['the list of what a document has', zip({ '[Content_Types].xml': inZip }), 'file-not-allowed'],
  ];
  for (const [what, bytes, expected] of bombs) {
    const [began, before] = [performance.now(), process.resourceUsage().maxRSS];
    assert.equal(await judged(bytes), expected, what);
    const [ms, grown] = [performance.now() - began, process.resourceUsage().maxRSS - before];
    assert.ok(ms < 10_000, `${what} took ${ms} ms`);
    assert.ok(grown < 200_000, `${what} took ${grown} KB`);
  }
});

test('a document is kept as it is, and never unpacked', async () => {
  const bytes = office(DOCX, { 'word/media/a.xml': await bomb(50, { raw: true }) });
  assert.deepEqual(Buffer.from((await kept(bytes)).bytes), bytes);
});

test('a large picture is kept smaller, and a long one stays readable', async () => {
  const { picture: large } = await kept(await picture(6_000, 5_000).jpeg().toBuffer());
  assert.deepEqual([large?.width, large?.height], Object.values(keptSize({ width: 6_000, height: 5_000 })));
  assert.ok(Number(large?.width) * Number(large?.height) <= 4_096 ** 2);
  const { picture: long } = await kept(await picture(1_080, 12_000).png().toBuffer());
  assert.deepEqual([long?.width, long?.height], [1_080, 12_000]);
  assert.deepEqual(keptSize({ width: 200, height: 40_000 }), { width: 81, height: 16_383 });
});
