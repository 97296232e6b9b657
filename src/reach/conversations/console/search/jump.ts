import { type RefObject, useEffect, useRef } from 'react';
import { useDeskPlace } from '../place.ts';

const FOUND = 'found';

/**
 * Brings the message of the address into sight, once it is there.
 * @param upTo how far messages have come
 * @param stay called before, so that nothing leads back to the end
 */
export function useJump(
  box: RefObject<HTMLElement | null>,
  id: string,
  upTo: number,
  stay: () => void,
): void {
  const { message } = useDeskPlace();
  const gone = useRef<string | null>(null);
  useEffect(() => {
    const target = `${id} ${message}`;
    if (message === null || upTo < message || gone.current === target) return;
    const one = box.current?.querySelector<HTMLElement>(`[data-seq="${message}"]`);
    if (!one) return;
    gone.current = target;
    stay();
    one.scrollIntoView({ block: 'center' });
    for (const before of box.current?.querySelectorAll(`.${FOUND}`) ?? []) before.classList.remove(FOUND);
    one.classList.add(FOUND);
    one.focus({ preventScroll: true });
  }, [box, id, upTo, message, stay]);
}
