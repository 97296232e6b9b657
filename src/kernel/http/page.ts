import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a slice gives to the site shell: the part of a public page that is its own. */
export interface Page {
  title: string;
  description: string;
  main: Html;
  /** Extra elements for <head>, such as JSON-LD or feed links. */
  head?: Html;
  /** Path of the entry in the main navigation that this page belongs to. */
  section?: string;
  status?: number;
  noindex?: boolean;
}

/** The characters of a template whose parts were all at hand. Templates that await something are a mistake here. */
export function text(markup: Html): string {
  if (markup instanceof Promise) throw new TypeError('a public page must not wait for anything');
  return markup.toString();
}
