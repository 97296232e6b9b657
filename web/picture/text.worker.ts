import chinese from '@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz?url';
import english from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import type { Core } from 'tesseract.js-core/tesseract-core-lstm.js';
import plainWasm from 'tesseract.js-core/tesseract-core-lstm.wasm?url';
import simdWasm from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';
import { simd } from 'wasm-feature-detect';
import { cleanText } from './clean.ts';
import { type Download, downloadAll } from './download.ts';
import { greyOf, portableGreyMap } from './grey.ts';
import { darkOnWhite } from './ink.ts';
import { type Progress, serve, type TextWork } from './work.ts';

/** What the engine knows of a script, by the name it has for it. */
interface Model extends Download {
  readonly name: string;
}

const CHINESE: Model = { name: 'chi_sim', url: chinese, bytes: 1_720_000 };
const ENGLISH: Model = { name: 'eng', url: english, bytes: 2_950_000 };
/**
 * Both for everybody, with the visitor's own first: people write to Chinese and English readers alike, and alone the
 * Chinese one misreads links now and then, which makes others of them.
 */
const MODELS: Record<TextWork['lang'], readonly Model[]> = {
  zh: [CHINESE, ENGLISH],
  en: [ENGLISH, CHINESE],
};
const WASM_BYTES = 2_860_000;
/** Of the engine's two ways the newer one; the files have no data for the other. */
const LSTM_ONLY = 1;
const ONE_BLOCK = '6';
/** A photograph without text gives letters too, but none that the engine believes in. */
const LEAST_CONFIDENCE = 40;

const engine = async () =>
  (await simd())
    ? { url: simdWasm, start: (await import('tesseract.js-core/tesseract-core-simd-lstm.js')).default }
    : { url: plainWasm, start: (await import('tesseract.js-core/tesseract-core-lstm.js')).default };

serve<TextWork, string>(async ({ picture, lang }, on) => {
  const models = MODELS[lang];
  const { url, start } = await engine();
  const [wasmBinary, ...trained] = await downloadAll([{ url, bytes: WASM_BYTES }, ...models], (part) =>
    on({ step: 'loading', part }),
  );
  if (!wasmBinary) throw new Error('nothing loaded');
  on({ step: 'reading', part: 0 });
  const core = await start({
    wasmBinary,
    // The engine complains of settings in the data that it no longer has.
    print: () => {},
    printErr: () => {},
    TesseractProgress: reading(on),
  });
  for (const [at, { name }] of models.entries())
    core.FS.writeFile(`./${name}.traineddata`, await unzipped(trained[at] ?? new Uint8Array()));
  return recognised(core, models, picture);
});

/** Up to 30 the engine looks for lines. */
const reading = (on: (progress: Progress) => void) => (percent: number) =>
  on({ step: 'reading', part: Math.max(0, (percent - 30) / 70) });

function recognised(core: Core, models: readonly Model[], picture: ImageData): string {
  const api = new core.TessBaseAPI();
  if (api.Init(null, models.map(({ name }) => name).join('+'), LSTM_ONLY) !== 0)
    throw new Error('the engine does not start');
  api.SetVariable('tessedit_pageseg_mode', ONE_BLOCK);
  core.FS.writeFile('/input', portableGreyMap(darkOnWhite(greyOf(picture))));
  if (api.SetImageFile(1, 0) !== 0) throw new Error('the engine does not take the picture');
  api.Recognize(null);
  return api.MeanTextConf() < LEAST_CONFIDENCE ? '' : cleanText(api.GetUTF8Text());
}

const unzipped = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
