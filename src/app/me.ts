/** /me: what a signed-in customer sees of themselves and of us. */
import type { Hono } from 'hono';
import type { HttpEnv } from '../kernel/http/context.ts';
import { whileReachable } from '../kernel/http/reach.ts';
import { authenticate } from '../people/access/index.ts';
import { mineOf } from '../reach/conversations/index.ts';
import { type CallsDeps, contactsNow, unkept, withStyle } from '../verify/calls/index.ts';
import { guestPage, mePage } from './pages/me.ts';
import { myConversationsPage } from './pages/my-conversations.ts';

export function mountMe(app: Hono<HttpEnv>, deps: CallsDeps): void {
  const { clock, limit, style } = deps;
  app.get('/me', limit, async (c) => {
    const looked = await whileReachable(c, deps.database(), async (db) => {
      const identity = deps.identity();
      if (!identity) return null;
      const actor = await authenticate(c, db, identity);
      return { actor, contacts: actor && (await contactsNow(db, clock, actor.email)) };
    });
    const isGuest = looked !== null && looked.actor === null;
    return unkept(
      deps.show(c, (view, lang) =>
        withStyle(
          isGuest
            ? guestPage(view, lang)
            : mePage(view, lang, {
                email: looked?.actor?.email ?? null,
                contacts: looked?.contacts ?? null,
                now: clock.now(),
              }),
          style,
        ),
      ),
    );
  });

  app.get('/me/conversations', limit, async (c) => {
    const looked = await whileReachable(c, deps.database(), async (db) => {
      const identity = deps.identity();
      if (!identity) return null;
      const actor = await authenticate(c, db, identity);
      return { mine: actor && (await mineOf(db, actor.id)) };
    });
    const isGuest = looked !== null && looked.mine === null;
    return unkept(
      deps.show(c, (view, lang) =>
        withStyle(
          isGuest ? guestPage(view, lang) : myConversationsPage(view, lang, looked?.mine ?? null),
          style,
        ),
      ),
    );
  });
}
