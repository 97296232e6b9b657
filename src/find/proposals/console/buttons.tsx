import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { screenMessages } from './screen-messages.ts';

/** Values by part; null takes the part off the card. */
export type Edits = Readonly<Record<string, unknown>>;

/** The foot of a dialog: a way back first, then the act. */
export function Buttons({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const t = useText(screenMessages);
  return (
    <div className="cl-buttons">
      <Button onClick={onClose}>{t.cancel}</Button>
      {children}
    </div>
  );
}
