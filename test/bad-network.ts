/** A network that breaks: it carries bytes to a server, slowly at times, and cuts lines when it is told to. */
import { connect, createServer, type Socket } from 'node:net';

export interface BadNetwork {
  readonly url: string;
  /** Cuts every line that is open now, with what was under way. */
  cut(): void;
  /** Takes no more lines until it is mended, and cuts those that are open. */
  break(): void;
  mend(): void;
  /** Nothing gets through any more, and nobody is told: what is sent waits, as behind lost packets, until it flows again. */
  hold(): void;
  flow(): void;
  close(): Promise<void>;
}

/** @param port of the server, asked at each connection: it may move */
export async function badNetwork(port: () => number, random: () => number): Promise<BadNetwork> {
  const sockets = new Set<Socket>();
  let isBroken = false;
  let isHeld = false;
  const server = createServer((from) => {
    if (isBroken) return void from.destroy();
    const to = connect(port(), '127.0.0.1');
    if (isHeld) from.pause();
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('data', (bytes) => {
        // Torn where it hurts: a message may be in two pieces, and the second may never come.
        const at = random() < 0.2 ? Math.floor(random() * bytes.length) : bytes.length;
        other.write(bytes.subarray(0, at));
        if (at < bytes.length) setImmediate(() => other.write(bytes.subarray(at)));
      });
    }
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    break() {
      isBroken = true;
      cut();
    },
    mend() {
      isBroken = false;
    },
    hold() {
      isHeld = true;
      for (const socket of sockets) socket.pause();
    },
    flow() {
      isHeld = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
