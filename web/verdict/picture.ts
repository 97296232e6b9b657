/** A picture that somebody chooses, drops or pastes: read here, put into the box, and sent to nobody. */
import { pictureFrom } from '../picture/given.ts';
import type { PictureResult, PictureStep } from '../picture/result.ts';
import { type Lang, messages } from './messages.ts';

type Reader = typeof import('../picture/read.ts');

/** @param part of the page, hidden until there is script, that holds the file input, the status and the button that stops */
export function takePictures(part: HTMLElement, box: HTMLTextAreaElement): void {
  const lang: Lang = part.dataset.lang === 'en' ? 'en' : 'zh';
  const input = part.querySelector('input') as HTMLInputElement;
  const status = part.querySelector('.status') as HTMLElement;
  const stop = part.querySelector('button') as HTMLButtonElement;
  let running: AbortController | null = null;

  const read = async (file: File) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    stop.hidden = false;
    status.classList.remove('failed');
    stop.scrollIntoView({ block: 'nearest' });
    const told = (step: PictureStep, done: number) => {
      status.textContent = `${messages[lang].steps[step]} ${done > 0 ? messages[lang].percent(done) : ''}`;
    };
    const result = await readWith(part.dataset.reader ?? '', file, told, own.signal, lang);
    if (running !== own) return;
    running = null;
    stop.hidden = true;
    input.value = '';
    show(result);
  };
  const show = (result: PictureResult) => {
    if (!result.ok) {
      status.textContent = messages[lang].problems[result.code];
      status.classList.toggle('failed', result.code !== 'stopped');
      return;
    }
    const { codes, text } = result.value;
    box.value = [...codes, text]
      .filter((one) => one !== '')
      .join('\n')
      .slice(0, box.maxLength);
    // A code is read exactly or not at all; letters are not, and somebody must look at them.
    if (text === '') box.form?.requestSubmit();
    else {
      status.textContent = messages[lang].read;
      box.focus();
      box.setSelectionRange(0, 0);
      box.scrollTop = 0;
    }
  };
  const take = (given: DataTransfer | FileList | null): boolean => {
    const file = given && pictureFrom(given);
    if (file) void read(file);
    return file !== null;
  };

  part.hidden = false;
  input.addEventListener('change', () => take(input.files));
  stop.addEventListener('click', () => running?.abort());
  const form = box.form as HTMLFormElement;
  const mark = (over: boolean) => box.classList.toggle('over', over);
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  form.addEventListener('dragleave', () => mark(false));
  form.addEventListener('drop', (event) => {
    mark(false);
    if (take(event.dataTransfer)) event.preventDefault();
  });
  box.addEventListener('paste', (event) => {
    if (event.clipboardData?.files.length && take(event.clipboardData)) event.preventDefault();
  });
}

async function readWith(
  path: string,
  file: File,
  told: (step: PictureStep, part: number) => void,
  signal: AbortSignal,
  lang: Lang,
): Promise<PictureResult> {
  told('decoding', 0);
  const reader = await (import(/* @vite-ignore */ path) as Promise<Reader>).catch(() => null);
  return reader ? reader.readPicture(file, told, signal, lang) : { ok: false, code: 'not-loaded' };
}
