import { execFileSync } from 'node:child_process';

/** Makes a named pipe: whoever opens it waits for somebody at the other end. Node has no call for that. */
export const makePipe = (path: string): void => {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
};
