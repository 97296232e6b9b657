/** A short word that something is done. Read out, and gone by itself; what went wrong belongs on the screen instead. */
import { createHost } from './host.ts';
import { Icon } from './icons.tsx';

const SHOWN_MS = 6_000;
const host = createHost<string>();
let timer = 0;

export function say(text: string): void {
  window.clearTimeout(timer);
  host.show(text);
  timer = window.setTimeout(() => host.show(null), SHOWN_MS);
}

/** The region is there before anything is said, so that it is heard. */
export function Toast() {
  const text = host.use();
  return (
    <div className="toast" role="status">
      {text ? (
        <p>
          <Icon name="check" />
          {text}
        </p>
      ) : null}
    </div>
  );
}
