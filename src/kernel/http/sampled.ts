/**
 * For a line of the log that strangers can cause as often as they like: it is written at once, and after that at most
 * once in a while.
 * @param say is told how often it was meant since the line before, and of whom or what the last time
 */
export function sampled<T>(say: (times: number, latest: T) => void, everyMs: number): (about: T) => void {
  let isQuiet = false;
  let unsaid: { readonly times: number; readonly latest: T } | undefined;
  const speak = ({ times, latest }: NonNullable<typeof unsaid>) => {
    isQuiet = true;
    unsaid = undefined;
    say(times, latest);
    const listenAgain = () => {
      isQuiet = false;
      if (unsaid) speak(unsaid);
    };
    setTimeout(listenAgain, everyMs).unref();
  };
  return (latest) => {
    unsaid = { times: (unsaid?.times ?? 0) + 1, latest };
    if (!isQuiet) speak(unsaid);
  };
}
