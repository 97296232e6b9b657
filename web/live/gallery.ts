/**
 * Draws small pictures where a screen has kept room for them, once they come near to what is seen. On a canvas: the page
 * of a partner may forbid pictures from other places, and what a script draws needs no leave.
 */
import type { Files } from './files.ts';

const NEAR = '300px';

export class Gallery {
  readonly #files: Files;
  readonly #near: IntersectionObserver;
  readonly #seen = new Set<HTMLCanvasElement>();
  /** Small and few enough to be kept as long as the page is open. */
  readonly #drawn = new Map<string, Promise<ImageBitmap | null>>();

  constructor(files: Files) {
    this.#files = files;
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLCanvasElement)) continue;
          if (isIntersecting) this.#seen.add(target);
          else this.#seen.delete(target);
        }
        this.look();
      },
      { rootMargin: NEAR },
    );
  }

  /** One that names its file in `data-file`. It may be given again and again. */
  readonly watch = (canvas: HTMLCanvasElement | null): void => {
    if (canvas) this.#near.observe(canvas);
  };

  /** What was shown while it was sent need not come back over the network. */
  keep(id: string, thumb: ImageBitmap | null): void {
    if (thumb) this.#drawn.set(id, Promise.resolve(thumb));
  }

  /** Draws one that is on its way, once. */
  readonly paint = (canvas: HTMLCanvasElement | null, thumb: ImageBitmap | null | undefined): void => {
    if (!canvas || !thumb || canvas.dataset.is !== undefined) return;
    canvas.dataset.is = '';
    draw(canvas, thumb);
  };

  /** Files may have become ready. */
  look(): void {
    for (const canvas of this.#seen) {
      if (!canvas.isConnected) this.#forget(canvas);
      else if (canvas.dataset.is !== canvas.dataset.file) void this.#draw(canvas);
    }
  }

  close(): void {
    this.#near.disconnect();
    this.#seen.clear();
    this.#drawn.clear();
  }

  async #draw(canvas: HTMLCanvasElement): Promise<void> {
    const { file: id = '' } = canvas.dataset;
    const made = this.#drawn.get(id) ?? this.#fetch(id);
    this.#drawn.set(id, made);
    const picture = await made;
    if (!picture || canvas.dataset.file !== id) return;
    draw(canvas, picture);
    canvas.dataset.is = id;
  }

  /** Null where there is none yet or nobody has answered, and it is looked for again; and where it cannot be read. */
  async #fetch(id: string): Promise<ImageBitmap | null> {
    const blob = await this.#files.bytes(id, 'thumbnail').catch(() => null);
    if (!blob) this.#drawn.delete(id);
    return blob && createImageBitmap(blob).catch(() => null);
  }

  #forget(canvas: HTMLCanvasElement): void {
    this.#near.unobserve(canvas);
    this.#seen.delete(canvas);
  }
}

/** What shines through is white, as on most pages. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}
