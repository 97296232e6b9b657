/** The public pages: each works without script, and answers about calls also when the database is down. */
import * as z from 'zod';
import { acceptsTypes, bodyLimit, FORM, readForm } from '../../kernel/http/body.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { whileReachable } from '../../kernel/http/reach.ts';
import type { CallsDeps } from './context.ts';
import { readAnswers } from './flow.ts';
import { calledFrom } from './judge.ts';
import { AGENT_PATH, agentPage, type NoProof, proofPage } from './pages/agent.ts';
import { answerPage } from './pages/answer.ts';
import { CALL_PATH, callPage } from './pages/call.ts';
import { withStyle } from './pages/parts.ts';
import { type Redeemed, redeemCode } from './proving.ts';

const FORM_BYTES = 2_048;
const REFUSALS = {
  'not-six-digits': 'digits',
  'code-not-good': 'wrong',
  'too-many-guesses': 'refused',
} as const;

export function callsPages(deps: CallsDeps): void {
  const { app, limit, style } = deps;
  const show: CallsDeps['show'] = (c, content) =>
    deps.show(c, (view, lang) => withStyle(content(view, lang), style));
  const answersIn = (c: Ctx) => readAnswers(new URL(c.req.url).searchParams);

  app.get(CALL_PATH, limit, (c) => show(c, (_view, lang) => callPage(lang, answersIn(c))));

  app.post(CALL_PATH, limit, bodyLimit(FORM_BYTES), acceptsTypes(FORM), async (c) => {
    const form = await readForm(c, z.object({ number: z.string().default('') }));
    if (!form.ok) return problemResponse(c, 'bad-request');
    const { who, wants } = answersIn(c);
    return unkept(
      show(c, (view, lang) => {
        if (who === null || wants === null) return callPage(lang, { who, wants });
        const number = calledFrom(form.value.number, view.card, deps.findImpostor);
        return answerPage(view, lang, { who, wants, number });
      }),
    );
  });

  app.get(AGENT_PATH, limit, (c) => show(c, (view, lang) => agentPage(view, lang, null)));

  app.post(AGENT_PATH, limit, bodyLimit(FORM_BYTES), acceptsTypes(FORM), async (c) => {
    const form = await readForm(c, z.object({ code: z.string() }));
    if (!form.ok) return problemResponse(c, 'bad-request');
    const { code } = form.value;
    const redeemed = await whileReachable<Redeemed | null>(c, deps.database(), async (db) => {
      const identity = deps.identity();
      if (!identity) return null;
      const origin = { address: c.var.client.address, requestId: c.var.requestId };
      return redeemCode(db, { ...deps, secret: identity.secret }, code, c.var.client.key, origin);
    });
    const refusal: NoProof | null =
      redeemed === null ? 'away' : redeemed.ok ? null : REFUSALS[redeemed.error.code];
    return unkept(
      show(c, (view, lang) =>
        redeemed?.ok
          ? proofPage(view, lang, redeemed.value)
          : agentPage(view, lang, refusal, refusal === 'digits' ? code : ''),
      ),
    );
  });
}

/** What answers one form is for whoever sent it, now. */
export function unkept(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
