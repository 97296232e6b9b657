import { type RefObject, useEffect, useRef } from 'react';
import type { Thread } from '../../../../../web/live/thread.ts';
import { useDeskPlace } from '../place.ts';

const FOUND = 'found';

/**
 * Brings the message of the address into sight, once it is there: what lies up to `from` has not come yet.
 * @param stay called before, so that nothing leads back to the end
 */
export function useJump(
  box: RefObject<HTMLElement | null>,
  { id, from, upTo }: Pick<Thread, 'id' | 'from' | 'upTo'>,
  stay: () => void,
): void {
  const { message } = useDeskPlace();
  const gone = useRef<string | null>(null);
  useEffect(() => {
    const target = `${id} ${message}`;
    if (message === null || message <= from || upTo < message || gone.current === target) return;
    const one = box.current?.querySelector<HTMLElement>(`[data-seq="${message}"]`);
    if (!one) return;
    gone.current = target;
    stay();
    one.scrollIntoView({ block: 'center' });
    for (const before of box.current?.querySelectorAll(`.${FOUND}`) ?? []) before.classList.remove(FOUND);
    one.classList.add(FOUND);
    one.focus({ preventScroll: true });
  }, [box, id, from, upTo, message, stay]);
}
