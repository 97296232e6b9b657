/**
 * The chat of our pages keeps on the device who one is there and what one has said. Whoever signs in where another was
 * signed in before them is somebody else.
 */
const PREFIX = 'clearline-chat.';
const PERSON = `${PREFIX}person`;

export function forgetChat(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

/** What was kept before anybody signed in may be theirs. */
export function keepChatOf(personId: string): void {
  const before = localStorage.getItem(PERSON);
  if (before !== null && before !== personId) forgetChat();
  localStorage.setItem(PERSON, personId);
}
