/** Files of our own origin, with how far their loading is. */

export interface Download {
  readonly url: string;
  /** About what the file has when unpacked: a compressed answer does not say. */
  readonly bytes: number;
}

/** All of them at once. @throws Error when one cannot be had */
export function downloadAll(
  wanted: readonly Download[],
  on: (part: number) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  return Promise.all(
    wanted.map(({ url }) =>
      download(url, (more) => {
        loaded += more;
        on(Math.min(1, loaded / total));
      }),
    ),
  );
}

async function download(url: string, on: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url}: ${answer.status}`);
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      on(chunk.length);
      controller.enqueue(chunk);
    },
  });
  return new Uint8Array(await new Response(answer.body.pipeThrough(counted)).arrayBuffer());
}
