/** `node packages/identify/corpus/write.fixtures.ts` writes the generated corpora anew; a test sees that it was done. */
import { writeFile } from 'node:fs/promises';
import { innocents } from './innocents.fixtures.ts';
import { lookalikes } from './lookalikes.fixtures.ts';
import { notNumberTexts } from './not-numbers.fixtures.ts';
import { numberTexts } from './numbers.fixtures.ts';
import { type DomainText, escaped } from './read.fixtures.ts';

const HEAD = '# Written by corpus/write.fixtures.ts. Names and numbers are invented; any likeness is chance.';
const domainLine = ({ class: kind, official, text }: DomainText): string => `${kind}|${official}|${text}`;

export const GENERATED: Readonly<Record<string, () => string>> = {
  numbers: () =>
    file(
      numberTexts().map(({ class: kind, phones, text }) => `${kind}|${phones.join(',')}|${escaped(text)}`),
    ),
  'not-numbers': () => file(notNumberTexts().map(({ class: kind, text }) => `${kind}|${escaped(text)}`)),
  lookalikes: () => file(lookalikes().map(domainLine)),
  innocents: () => file(innocents().map(domainLine)),
};

const file = (lines: readonly string[]): string => `${[HEAD, ...lines].join('\n')}\n`;

export const pathOf = (name: string): URL => new URL(`${name}.generated.txt`, import.meta.url);

if (import.meta.main) {
  for (const [name, make] of Object.entries(GENERATED)) await writeFile(pathOf(name), make());
}
