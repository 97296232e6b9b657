import { sql } from 'kysely';
import type { Tx } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Letter } from './template.ts';

interface NewMail {
  readonly email: string;
  readonly name: string;
  readonly lang: Lang;
  readonly template: string;
  readonly letter: Letter;
  readonly linkRank: number;
}

/** @returns its id */
export async function insertMail(tx: Tx, mail: NewMail): Promise<string> {
  const { email, name, lang, template, letter, linkRank } = mail;
  const { subject, paragraphs, link } = letter;
  const { rows } = await sql<{ id: string }>`insert into people.mail
      (to_email, to_name, lang, template, subject, paragraphs, link_label, link_url, link_once, link_rank)
    values (${email}, ${name}, ${lang}, ${template}, ${subject}, ${[...paragraphs]}, ${link?.label ?? null},
      ${link?.url ?? null}, ${link?.once ?? false}, ${linkRank})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a message was not written');
  return id;
}
