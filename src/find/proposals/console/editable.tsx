/** The fields of an editor. Who may not propose sees the same, and changes nothing. */
import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../../../web/console/session.tsx';

export function Editable({ children }: { readonly children: ReactNode }) {
  const locked = !useSession().permissions.has('proposals.edit');
  return (
    <ConfigProvider componentDisabled={locked}>
      <fieldset className="cl-fields" disabled={locked}>
        {children}
      </fieldset>
    </ConfigProvider>
  );
}
