/** What one does with what is held of a customer, and what can be taken back of it. */
import { useState } from 'react';
import { callFile, type Problem } from '../../../../web/console/api.ts';
import { useAct } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { saveBlob } from '../../../../web/live/save-blob.ts';
import { deskApi, personDataApi, type StaffView } from '../contract.ts';
import { keepingTexts } from './keeping-words.ts';

const STALE = [personDataApi.keeping, personDataApi.erasures, deskApi.list, deskApi.get] as const;

export function useKeeping({ id, number }: StaffView) {
  const t = useText(keepingTexts);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [isExporting, setExporting] = useState(false);
  /** The reason of what was let go just now, so that it can be kept again. */
  const [letGoOf, setLetGoOf] = useState<string | null>(null);
  const [hold, letGo, ask, withdraw] = [
    useAct(personDataApi.hold, STALE),
    useAct(personDataApi.letGo, STALE),
    useAct(personDataApi.ask, STALE),
    useAct(personDataApi.withdraw, STALE),
  ];
  const all = [hold, letGo, ask, withdraw];
  const params = { id };
  const begin = () => {
    for (const one of all) one.reset();
    setRefused(null);
    setLetGoOf(null);
  };
  return {
    async hold(reason: string): Promise<boolean> {
      begin();
      const { ok } = await hold.act({ params, body: { reason } });
      if (ok) say(t.holdDone);
      return ok;
    },
    async letGo(reason: string): Promise<void> {
      begin();
      if ((await letGo.act({ params })).ok) setLetGoOf(reason);
    },
    async ask(): Promise<void> {
      begin();
      const asked = await ask.act({ params });
      if (asked.ok) say(t.asked(asked.value.number));
    },
    async withdraw(): Promise<void> {
      begin();
      if ((await withdraw.act({ params })).ok) say(t.withdrawn);
    },
    async export(): Promise<void> {
      begin();
      setExporting(true);
      const file = await callFile(personDataApi.export, { params });
      setExporting(false);
      if (!file.ok) return setRefused(file.problem);
      saveBlob(file.value, `customer-of-${number}.zip`);
      say(t.exported);
    },
    isExporting,
    letGoOf,
    busy: isExporting || all.some(({ busy }) => busy),
    problem: refused ?? all.find(({ problem }) => problem)?.problem ?? null,
  };
}

export type KeepingActs = ReturnType<typeof useKeeping>;
