import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a TCP server that can be cut and mended, always at the same address. */
export class Line {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #up = true;
  #left = Number.POSITIVE_INFINITY;

  static async to(host: string, port: number): Promise<Line> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Line(server, host, port);
  }

  private constructor(server: Server, host: string, port: number) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (near) => {
      this.#keep(near);
      if (this.#up && this.#left-- <= 0) this.cut();
      if (!this.#up) return void near.destroy();
      const far = connect(port, host);
      this.#keep(far);
      near.pipe(far).pipe(near);
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroy());
    });
  }

  /** Breaks every connection and takes no new one. */
  cut(): void {
    this.#up = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#up = true;
    this.#left = Number.POSITIVE_INFINITY;
  }

  /** Carries so many connections more and is cut at the next one. */
  cutAfter(connections: number): void {
    this.#up = true;
    this.#left = connections;
  }

  get isCut(): boolean {
    return !this.#up;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // What breaks here is meant to; whoever listens at either end notices.
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
