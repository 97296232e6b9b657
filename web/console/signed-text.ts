/** What a payload says, read from the very text that is signed. */
import { Card, Publishers } from '@clearline/card';

/** Null for what is no list. */
export function readListPayload(text: string): Publishers | null {
  const read = Publishers.safeParse(parsed(text));
  return read.success ? read.data : null;
}

/** Null for what is no card. */
export function readCardPayload(text: string): Card | null {
  const read = Card.safeParse(parsed(text));
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
