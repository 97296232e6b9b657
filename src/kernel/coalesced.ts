/** One at a time; whoever asks meanwhile is answered by one more, that begins after they asked. */
export function coalesced<T>(work: () => Promise<T>): (() => Promise<T>) & { idle(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  const run = () => {
    next ??= running.then(() => {
      next = null;
      const begun = work();
      running = begun.catch(() => {});
      return begun;
    });
    return next;
  };
  return Object.assign(run, { idle: async () => void (await (next ?? running)) });
}
