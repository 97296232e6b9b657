import type { View } from '../find/surfaces/index.ts';
import type { RenderProblem } from '../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import { seenSlugs } from './cookies.ts';
import { problemPage } from './pages/problem.ts';
import { document, type SiteContext } from './resources.ts';

/** Error pages are pages of the site: whoever meets one is the person who needs the number most (R4). */
export const problemRenderer =
  (context: SiteContext, security: SecurityOptions, current: () => View | null): RenderProblem =>
  (problem) => {
    const view = current();
    const { lang, path, cookie } = problem;
    const seen = view ? seenSlugs(cookie, view) : '';
    return {
      html: document(
        problemPage(view, lang, problem),
        view,
        { path, query: new URLSearchParams(), lang, seen },
        context,
      ),
      headers: securityHeaders('page', security),
    };
  };
