/** Load from wrk where it is installed, else from autocannon, in a process of its own. */
import { join } from 'node:path';
import { find, finish, ROOT } from './child.ts';

const CONNECTIONS = 32;

export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

const wrk = find('wrk');
export const LOAD_TOOL = wrk ? 'wrk, 1 thread' : 'autocannon';
export const LOAD_SHAPE = `${CONNECTIONS} kept-alive connections, Accept-Encoding: br`;

/** @throws Error when any request failed or was answered with anything but success */
export function load(url: string, seconds: number): Promise<Load> {
  return wrk ? loadByWrk(wrk, url, seconds) : loadByAutocannon(url, seconds);
}

async function loadByWrk(program: string, url: string, seconds: number): Promise<Load> {
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: br', url];
  const said = await finish(program, args);
  if (/Socket errors|Non-2xx/.test(said)) throw new Error(said);
  const read = (pattern: RegExp): string => {
    const found = pattern.exec(said)?.[1];
    if (found === undefined) throw new Error(`wrk said something new:\n${said}`);
    return found;
  };
  return {
    requests: Number(read(/(\d+) requests in/)),
    perSecond: Number(read(/Requests\/sec:\s+([\d.]+)/)),
    p99Ms: milliseconds(read(/99%\s+(\S+)/)),
  };
}

/** wrk writes `812.00us`, `3.05ms` or `1.20s`. */
function milliseconds(text: string): number {
  const factor = text.endsWith('us') ? 0.001 : text.endsWith('ms') ? 1 : 1_000;
  return Number.parseFloat(text) * factor;
}

async function loadByAutocannon(url: string, seconds: number): Promise<Load> {
  const program = join(ROOT, 'node_modules/autocannon/autocannon.js');
  const options = [
    '--json',
    '--no-progress',
    '-c',
    `${CONNECTIONS}`,
    '-d',
    `${seconds}`,
    '-H',
    'Accept-Encoding=br',
  ];
  const said = await finish(process.execPath, [program, ...options, url]);
  const result = JSON.parse(said.slice(said.indexOf('{')));
  if (result.errors > 0 || result.non2xx > 0 || result.timeouts > 0) throw new Error(said);
  return { requests: result.requests.total, perSecond: result.requests.average, p99Ms: result.latency.p99 };
}
