import type { Bus } from '../../kernel/bus.ts';
import type { ServeOptions } from '../access/index.ts';
import type { EventType } from './contract.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { Dispatcher, type DispatcherOptions } from './dispatcher.ts';
import { webhookRoutes } from './routes.ts';
import { type Vault, vaultWith } from './signature.ts';

export interface WebhooksOptions extends Omit<DispatcherOptions, 'vault'> {
  /** With which secrets are sealed; null until somebody can be known. */
  readonly secret: () => string | null;
  /** What may be told, from every wing. */
  readonly types: readonly EventType[];
}

export interface Webhooks {
  /** Before the bus starts. */
  follow(bus: Bus): void;
  routes(options: ServeOptions): void;
  /** Settles once nothing is under way here and nothing is due. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export function webhooks({ secret, types, ...options }: WebhooksOptions): Webhooks {
  const vault = (): Vault | null => {
    const value = secret();
    return value === null ? null : vaultWith(value);
  };
  const known = (): Vault => {
    const opened = vault();
    // The pipeline answers 503 before any act where nobody can be known.
    if (!opened) throw new Error('nobody can be known yet');
    return opened;
  };
  const dispatcher = new Dispatcher({ ...options, vault });
  return {
    follow: (bus) => dispatcher.follow(bus),
    routes(serve) {
      const mounted = { ...serve, types, outbound: options.outbound, ids: options.ids, vault: known };
      webhookRoutes(mounted);
      deliveryRoutes(mounted);
    },
    idle: () => dispatcher.idle(),
    close: () => dispatcher.close(),
  };
}
