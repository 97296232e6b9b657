import type { Ctx } from '../../kernel/http/context.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { View } from './view.ts';

/** Answers with a page in the site's shell, made from the view of this moment; with 503 before the first card. */
export type ShowPage = (c: Ctx, content: (view: View, lang: Lang) => Page) => Response;
