import type { Lang } from '../../kernel/i18n.ts';

/** One message in one language. Plain text only: whatever somebody typed may stand in it. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: Link;
}

export interface Link {
  readonly label: string;
  readonly url: string;
  /** Opens something by itself, once. Nobody sees it in the console who does not rank above these roles. */
  readonly once?: boolean;
}

/** A kind of message, as data in both languages. Each slice keeps its own. */
export interface Template<Data> extends Record<Lang, (data: Data) => Letter> {
  readonly name: string;
}
