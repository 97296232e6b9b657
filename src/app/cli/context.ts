import type { Press } from '../../find/contacts/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { ReadDatabase, WithDatabase } from './database.ts';

/** What every command is handed. */
export interface CommandContext {
  readonly lang: Lang;
  readonly clock: Clock;
  readonly press: Press;
  /** The data directory or database server that the settings name, for people to recognise a mistyped one. */
  readonly where: string;
  /** Aborts when somebody asks the command to end. */
  readonly signal: AbortSignal;
  /** Migrates first. */
  readonly withDatabase: WithDatabase;
  readonly readDatabase: ReadDatabase;
}
