import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { downloadAll } from './download.ts';
import { type CodesFound, serve } from './work.ts';

const WASM = [{ url: wasm, bytes: 950_000 }];

serve<ImageData, CodesFound>(async (picture, on) => {
  const [wasmBinary] = await downloadAll(WASM, (part) => on({ step: 'loading', part }));
  await prepareZXingModule({ overrides: { wasmBinary: wasmBinary?.buffer }, fireImmediately: true });
  on({ step: 'reading', part: 0 });
  const found = await readBarcodes(picture, { formats: ['QRCode', 'MicroQRCode', 'RMQRCode'] });
  const valid = found.filter(({ isValid, text }) => isValid && text !== '');
  const covered = valid.reduce((sum, code) => sum + area(code), 0) / (picture.width * picture.height);
  return { codes: [...new Set(valid.map(({ text }) => text))], covered };
});

/** Of the quadrilateral, by the shoelace formula. */
function area({ position: { topLeft, topRight, bottomRight, bottomLeft } }: ReadResult): number {
  const corners = [topLeft, topRight, bottomRight, bottomLeft];
  const twice = corners.reduce((sum, { x, y }, at) => {
    const next = corners[(at + 1) % corners.length] ?? topLeft;
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}
