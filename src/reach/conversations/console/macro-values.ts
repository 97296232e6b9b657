/** What a conversation gives for the variables of a macro. Pure. */
import type { Lang } from '@clearline/card';
import type { Values } from '../../macros/contract.ts';
import { rangeText } from '../../waits/contract.ts';
import type { StaffView } from '../contract.ts';

interface Agent {
  readonly name: string;
  /** Null while that is not known. */
  readonly staffNumber: number | null;
}

export function valuesOf(
  { who, order, number, wait, lang }: Pick<StaffView, 'who' | 'order' | 'number' | 'wait'> & { lang: Lang },
  agent: Agent,
): Values {
  return {
    customer: who.name,
    order,
    number: String(number),
    agent: agent.name,
    staff: agent.staffNumber === null ? null : String(agent.staffNumber),
    wait: wait && rangeText(wait, lang),
  };
}
