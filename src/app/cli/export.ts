import { writeFile } from 'node:fs/promises';
import { remark } from '@clearline/cli/context';
import { currentCard, registryText } from '../../find/contacts/index.ts';
import { allNotices } from '../../find/notices/index.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { pathAsTyped } from './file.ts';
import { cliMessages } from './messages.ts';

/**
 * Writes what is official now as a registry file, which imports as nothing to publish.
 * @param file as typed; on standard output when it is left out
 * @returns the exit code
 */
export async function exportRegistry(
  file: string | undefined,
  { lang, readDatabase }: CommandContext,
): Promise<number> {
  const t = cliMessages[lang];
  const text = await readDatabase(async (db) => {
    const card = await currentCard(db);
    return card && registryText(card, await allNotices(db));
  });
  if (text === null) {
    remark(t.noCard);
    return EXIT.refused;
  }
  if (file === undefined) {
    process.stdout.write(text);
    return EXIT.done;
  }
  const path = pathAsTyped(file);
  try {
    // A registry that somebody keeps has comments, which the card does not know.
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    remark(code === 'EEXIST' ? t.exists(path) : t.unwritable(path, message));
    return EXIT.refused;
  }
  remark(t.exported(path));
  return EXIT.done;
}
