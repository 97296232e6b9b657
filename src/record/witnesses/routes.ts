import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { WITNESSES_REFUSALS, type WitnessesView, witnessesApi } from './contract.ts';
import type { WitnessReport } from './report.ts';

/** Null until this node has joined the record. */
export type AskReport = () => Promise<WitnessReport> | null;

export function witnessRoutes(options: ServeOptions & { readonly report: AskReport }): void {
  const serve = serveWith(options, WITNESSES_REFUSALS);
  serve.read(witnessesApi.get, async () => {
    const report = await options.report();
    return report ? ok(present(report)) : refuse({ code: 'no-record' });
  });
}

const present = ({ independent, signed, published, pending, witnesses }: WitnessReport): WitnessesView => ({
  independent,
  size: Number(signed),
  published: Number(published),
  pending,
  witnesses: witnesses.map(({ name, size, at, lag, failure }) => ({
    name,
    size: Number(size),
    at: at === null ? null : new Date(at).toISOString(),
    lag: Number(lag),
    failure,
  })),
});
