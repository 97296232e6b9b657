/** The corpora as they are committed. A text a line, with its fields set apart by bars; \n stands for a line break. */
import { readFile } from 'node:fs/promises';
import type { NotNumberText } from './not-numbers.fixtures.ts';
import type { NumberText } from './numbers.fixtures.ts';

export const readNumbers = async (): Promise<NumberText[]> =>
  (await lines('numbers')).map((line) => {
    const [name, phones, text] = cut(line, 3);
    return { class: name, phones: phones.split(','), text: escapedBack(text) };
  });

export const readNotNumbers = async (): Promise<NotNumberText[]> =>
  (await lines('not-numbers')).map((line) => {
    const [name, text] = cut(line, 2);
    return { class: name, text: escapedBack(text) };
  });

export interface DomainText {
  readonly class: string;
  /** The official domain that it imitates; empty for an innocent one. */
  readonly official: string;
  readonly text: string;
}

export const readDomains = async (name: 'lookalikes' | 'innocents'): Promise<DomainText[]> =>
  (await lines(name)).map((line) => {
    const [kind, official, text] = cut(line, 3);
    return { class: kind, official, text };
  });

export interface MessageText {
  readonly class: string;
  readonly isImpostor: boolean;
  readonly text: string;
}

/** What weights are fitted to: by several hands, and of `written` the half that is not held out. */
export const TRAINING = [
  'written',
  'tuned',
  'fresh',
  'retold',
  'goods',
  'formal',
  'turns',
  'twins',
  'everyday',
  'registers',
  'hooks',
  'synonyms',
  'bystanders',
  'notices',
  'voices',
  'asks',
  'soft',
  'mixed',
  'examiner',
  'calls',
  'sampler',
  'younger',
  'bulletin',
  'moneywork',
  'household',
  'neighbours',
  'desk',
  'inbox',
  'judges',
  'stages',
  'everyman',
  'counter',
  'aftermath',
  'transcripts',
  'doorstep',
  'brief',
] as const;
/** For tests alone, each by a hand of its own. Totals alone were looked at: the README says when. */
export const EXAMS = ['unseen', 'exam', 'verdict', 'final', 'blind'] as const;
export type Messages = (typeof TRAINING | typeof EXAMS)[number];

export const readMessages = async (name: Messages): Promise<MessageText[]> =>
  (await lines('messages', [name])).map((line) => {
    const [verdict, kind, text] = cut(line, 3);
    return { class: `${verdict}: ${kind}`, isImpostor: verdict === 'impostor', text: escapedBack(text) };
  });

async function lines(name: string, parts = ['generated', 'written']): Promise<string[]> {
  const files = await Promise.all(
    parts.map((how) => readFile(new URL(`${name}.${how}.txt`, import.meta.url), 'utf8').catch(() => '')),
  );
  return files
    .join('')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
}

function cut(line: string, fields: number): string[] & { 0: string; 1: string; 2: string } {
  const parts = line.split('|');
  const all = [...parts.slice(0, fields - 1), parts.slice(fields - 1).join('|')];
  return all as string[] & { 0: string; 1: string; 2: string };
}

/** A line break in a text of the corpora is written as a backslash and an n. */
export const escaped = (text: string): string => text.replaceAll('\n', '\\n');
const escapedBack = (text: string): string => text.replaceAll('\\n', '\n');
