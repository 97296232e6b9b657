import { Counter, type Registry } from 'prom-client';
import type { GuessScope } from './guesses.ts';

export interface CallsMetrics {
  /** good: an agent was shown. wrong: no such code now. refused: too many tries. */
  checked(result: 'good' | 'wrong' | 'refused'): void;
  alarmed(scope: GuessScope): void;
}

export function callsMetrics(registry: Registry): CallsMetrics {
  const checks = new Counter({
    name: 'clearline_agent_code_checks_total',
    help: 'Codes of agents that somebody typed, by result.',
    labelNames: ['result'],
    registers: [registry],
  });
  const alarms = new Counter({
    name: 'clearline_agent_code_alarms_total',
    help: 'Alarms because codes of agents are guessed, by whether one network does it or many.',
    labelNames: ['scope'],
    registers: [registry],
  });
  return {
    checked: (result) => checks.inc({ result }),
    alarmed: (scope) => alarms.inc({ scope }),
  };
}
