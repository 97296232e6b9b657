/** How devices talk with either kind of node. What they do on top of it is the same. */
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Frame, Say } from '../src/reach/conversations/contract.ts';
import type { Sent } from './chat-socketio.ts';

export interface Follow {
  readonly conversation: string;
  /** Everything up to this message is there already. */
  readonly after: number;
}

/** What one device hears, and what it shows when it comes. */
export interface Ears {
  token(): string;
  follows(): readonly Follow[];
  /** The line is up, and the node has looked at all that is followed. */
  open(): void;
  messages(conversation: string, seqs: readonly { readonly seq: number; readonly key: string }[]): void;
  accepted(conversation: string, key: string, seq: number): void;
  failed(why: string): void;
}

export interface Device {
  /** Connects, for the first time or again. */
  connect(): void;
  say(conversation: string, key: string, text: string): void;
  /** As when the network is gone: nothing is said before. */
  cut(): void;
}

export type Wire = (port: number, ears: Ears) => Device;

const ours: Wire = (port, ears) => {
  let line: WebSocket | undefined;
  const say = (one: Say) => line?.send(JSON.stringify(one));
  return {
    connect() {
      const opened = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { perMessageDeflate: false });
      line = opened;
      const behind = new Set<string>();
      opened.on('open', () => say({ do: 'hello', token: ears.token() }));
      opened.on('message', (data) => {
        const frame = JSON.parse(String(data)) as Frame;
        if (frame.is === 'ready') {
          const follows = ears.follows();
          for (const one of follows) behind.add(one.conversation);
          for (const one of follows) say({ do: 'follow', ...one });
          if (follows.length === 0) ears.open();
        } else if (frame.is === 'messages') ears.messages(frame.conversation, frame.messages);
        else if (frame.is === 'accepted') ears.accepted(frame.conversation, frame.key, frame.seq);
        else if (frame.is === 'refused') ears.failed(frame.code);
        // Messages go before the state.
        else if (frame.is === 'state' && behind.delete(frame.conversation) && behind.size === 0) ears.open();
      });
      opened.on('error', (error) => line === opened && ears.failed(error.message));
      opened.on('close', (code) => line === opened && ears.failed(`closed with ${code}`));
    },
    say: (conversation, key, text) => say({ do: 'send', conversation, key, text }),
    cut() {
      const gone = line;
      line = undefined;
      gone?.terminate();
    },
  };
};

const socketIo: Wire = (port, ears) => {
  const line = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnection: false,
    auth: (give) => give({ token: ears.token() }),
  });
  let isCut = false;
  const heard: Sent['messages'] = (conversation, messages) => ears.messages(conversation, messages);
  line.on('messages', heard);
  line.on('connect', () => {
    const follows = line.recovered ? [] : ears.follows();
    let behind = follows.length;
    if (behind === 0) ears.open();
    for (const one of follows)
      line.emit('follow', { do: 'follow', ...one }, (answer: { seq?: number; code?: string }) => {
        if (answer.code !== undefined) ears.failed(answer.code);
        else if (--behind === 0) ears.open();
      });
  });
  line.on('connect_error', (error) => ears.failed(error.message));
  line.on('disconnect', (reason) => !isCut && ears.failed(reason));
  return {
    connect() {
      isCut = false;
      line.connect();
    },
    say(conversation, key, text) {
      const said = { do: 'send', conversation, key, text };
      line.emit('send', said, ({ seq, code }: { seq?: number; code?: string }) =>
        seq === undefined ? ears.failed(code ?? '') : ears.accepted(conversation, key, seq),
      );
    },
    cut() {
      isCut = true;
      const { transport } = line.io.engine as unknown as { transport: { ws: WebSocket } };
      transport.ws.terminate();
    },
  };
};

export const WIRES = { ours, 'socket.io': socketIo } as const satisfies Record<string, Wire>;
export type Way = keyof typeof WIRES;
