/** Words in which keys stand between backticks, set as keys. */
export const Keyed = ({ children }: { children: string }) =>
  children.split('`').map((part, at) => (at % 2 === 1 ? <kbd key={part}>{part}</kbd> : part));
