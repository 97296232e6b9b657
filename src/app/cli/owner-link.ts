import { print, remark } from '@clearline/cli/context';
import { firstOwnerLink, ownerLink } from '../../people/staff/index.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { ownerLinkMessages } from './owner-link-messages.ts';

/**
 * Prints a one-time link: to the first owner while there is none, else for the owner of this address to enrol anew.
 * @returns the exit code
 */
export async function printOwnerLink(
  email: string | undefined,
  publicUrl: string,
  { lang, clock, withDatabase }: CommandContext,
): Promise<number> {
  const t = ownerLinkMessages[lang];
  return withDatabase(async (db) => {
    const server = { db, clock, publicUrl, lang, by: 'clearline owner-link' };
    const first = await firstOwnerLink(server);
    if (first) {
      remark(t.first(first.expiresAt));
      print(first.url);
      return EXIT.done;
    }
    const link = await ownerLink(server, email ?? '');
    if (!link.ok) {
      remark(email === undefined ? t.which : t.nobody(email));
      for (const owner of link.error.owners) remark(`  ${owner}`);
      return email === undefined ? EXIT.usage : EXIT.refused;
    }
    remark(t.again(link.value.expiresAt));
    print(link.value.url);
    return EXIT.done;
  });
}
