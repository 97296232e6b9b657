/** One process for a folder: whoever may sign only one thing at a time must not run twice. */
import { rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { isErrno } from './durable.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process, or null when another one has it. The lock is a socket, which the system takes back
 * however a process ends. On Linux it has no file, and its name is the folder itself, whatever path leads there.
 * It reaches no further than the network namespace: what must hold between containers is kept by the files themselves.
 */
export async function lockFolder(dir: string): Promise<FolderLock | null> {
  const { dev, ino } = await stat(dir);
  if (process.platform === 'linux') return lockOf(await listen(`\0clearline-folder-${dev}-${ino}`));
  const path = join(dir, 'lock.sock');
  const first = await listen(path);
  if (first || (await answers(path))) return lockOf(first);
  await rm(path, { force: true });
  return lockOf(await listen(path));
}

const lockOf = (server: Server | null): FolderLock | null =>
  server && { release: () => new Promise((resolve) => server.close(() => resolve())) };

/** Null when the name is taken. */
function listen(path: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  const { promise, resolve, reject } = Promise.withResolvers<Server | null>();
  server.once('error', (error) => (isErrno(error, 'EADDRINUSE') ? resolve(null) : reject(error)));
  // It ends with the process, and keeps it from ending no longer than the work does.
  server.listen({ path }, () => resolve(server.unref()));
  return promise;
}

function answers(path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(path, () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
