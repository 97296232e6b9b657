/** A monitor as a process, of which one look reads three entries; it is there to be killed. */
import { setTimeout } from 'node:timers/promises';
import { print, remark } from '../context.ts';
import { LOOK_BOUND } from './bound.ts';
import { runMonitor } from './command.ts';

const [url = '', state = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const pause = (milliseconds: number) => setTimeout(milliseconds);
const context = { lang: 'en', clock: { now: () => Date.now() }, signal, pause, print, remark } as const;
await runMonitor(url, { state, interval: '60', json: true }, context, { ...LOOK_BOUND, entries: 3 });
