/** Work that is asked for again and again: at once, and then not before so long; whoever asked meanwhile is answered by one more. */
export function spaced(work: () => void, gapMs: number): (() => void) & { stop(): void } {
  let resting: NodeJS.Timeout | undefined;
  let [isWanted, isStopped] = [false, false];
  const ask = () => {
    isWanted = true;
    if (resting || isStopped) return;
    isWanted = false;
    work();
    resting = setTimeout(() => {
      resting = undefined;
      if (isWanted) ask();
    }, gapMs);
    resting.unref();
  };
  const stop = () => {
    isStopped = true;
    clearTimeout(resting);
  };
  return Object.assign(ask, { stop });
}
