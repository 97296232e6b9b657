/** A real SMTP server on loopback, which says what the test has it say. Only tests import this. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: readonly string[];
  readonly raw: string;
}

/** What becomes of the next message: accepted, refused by code, or cut off before and after it was taken. */
export type Turn = 'accept' | 'cut' | 'take-and-cut' | number;

export async function startSmtp() {
  const received: Received[] = [];
  const turns: Turn[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo(_address, session, done) {
      const turn = turns[0] ?? 'accept';
      if (turn === 'cut') {
        turns.shift();
        return cut(session.id);
      }
      if (typeof turn !== 'number') return done();
      turns.shift();
      done(Object.assign(new Error(`no ${turn} here`), { responseCode: turn }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        if (turns.shift() === 'take-and-cut') cut(session.id);
        else done();
      });
    },
  });
  server.on('error', () => {});
  const cut = (id: string) => {
    for (const connection of server.connections) {
      const { session, _socket: socket } = connection as unknown as {
        session: { id: string };
        _socket: { destroy(): void };
      };
      if (session.id === id) socket.destroy();
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    turns,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
