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
  /** There is no line, though nobody has cut it: it is tried again after the pause that the client of this way makes. */
  lost(): void;
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

/** The first pause of `LiveLine`, and socket.io's own. */
const AGAIN_MS = { ours: 300, 'socket.io': 1_000 } as const;

const ours: Wire = (port, ears) => {
  let line: WebSocket | undefined;
  const say = (one: Say) => line?.send(JSON.stringify(one));
  const device: Device = {
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
      opened.on('error', () => {});
      opened.on('close', () => {
        if (line !== opened) return;
        ears.lost();
        setTimeout(() => line === opened && device.connect(), AGAIN_MS.ours);
      });
    },
    say: (conversation, key, text) => say({ do: 'send', conversation, key, text }),
    cut() {
      const gone = line;
      line = undefined;
      gone?.terminate();
    },
  };
  return device;
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
  const lost = () => {
    if (isCut) return;
    ears.lost();
    setTimeout(() => !isCut && line.connect(), AGAIN_MS['socket.io']);
  };
  line.on('connect_error', lost);
  line.on('disconnect', lost);
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
      // Its engine keeps what carries it to itself; without one there is nothing to cut.
      const { engine } = line.io as unknown as { engine?: { transport: { ws: WebSocket | null } } };
      engine?.transport.ws?.terminate();
    },
  };
};

export const WIRES = { ours, 'socket.io': socketIo } as const satisfies Record<string, Wire>;
export type Way = keyof typeof WIRES;
