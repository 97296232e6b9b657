/** One picture, as large as the window: closed by Esc, by the button, by a tap beside it, and by the way back. */
import { draw } from './gallery.ts';

export interface Lightbox {
  /** In whose style it stands. */
  readonly root: ShadowRoot | HTMLElement;
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Null where it is gone. @throws where nobody has answered */
  readonly bytes: () => Promise<Blob | null>;
  readonly save: () => void;
  readonly words: {
    readonly close: string;
    readonly save: string;
    readonly opening: string;
    readonly failed: string;
  };
  /** Whether the page is ours, and so its history. */
  readonly hasHistory: boolean;
}

/** The browser keeps the focus inside, and gives it back. */
export function openLightbox({ root, name, size, bytes, save, words, hasHistory }: Lightbox): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.ariaLabel = name;
  const says = add(dialog, 'p', words.opening);
  says.role = 'status';
  const canvas = add(dialog, 'canvas', '');
  Object.assign(canvas, size, { role: 'img', ariaLabel: name });
  const bar = add(dialog, 'div', '');
  add(bar, 'span', name);
  add(bar, 'button', words.save).onclick = save;
  const close = add(bar, 'button', words.close);
  close.autofocus = true;
  close.onclick = () => dialog.close();
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close();
  };
  const before = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  const isBack = () => dialog.close();
  dialog.onclose = () => {
    removeEventListener('popstate', isBack);
    if (hasHistory && history.state?.lightbox === true) history.back();
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  root.append(dialog);
  dialog.showModal();
  if (hasHistory) history.pushState({ lightbox: true }, '');
  addEventListener('popstate', isBack);
  void show(canvas, bytes).then((isShown) => {
    says.textContent = isShown ? '' : words.failed;
  });
}

async function show(canvas: HTMLCanvasElement, bytes: Lightbox['bytes']): Promise<boolean> {
  try {
    const blob = await bytes();
    if (!blob) return false;
    const picture = await createImageBitmap(blob);
    draw(canvas, picture);
    picture.close();
    return true;
  } catch {
    return false;
  }
}

function add<T extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: T, text: string) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (made instanceof HTMLButtonElement) made.type = 'button';
  parent.append(made);
  return made;
}
