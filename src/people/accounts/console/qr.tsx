/** The address of an authenticator's secret as a picture, made in this browser, with the secret to type beside it. */
import { useEffect, useState } from 'react';
import { Copyable } from '../../../../web/console/copy.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { enrolTexts } from './enrol-messages.ts';

export function TotpSecret({ secret, uri }: { secret: string; uri: string }) {
  const t = useText(enrolTexts);
  const [svg, setSvg] = useState('');
  useEffect(() => {
    let wanted = true;
    void import('qrcode')
      .then(({ toString: draw }) => draw(uri, { type: 'svg', margin: 0 }))
      .then((drawn) => wanted && setSvg(drawn));
    return () => {
      wanted = false;
    };
  }, [uri]);
  return (
    <>
      <p>{t.scan}</p>
      {svg ? (
        <img className="qr" alt={t.qr} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
      ) : (
        <span className="qr" />
      )}
      <Copyable label={t.secret} text={secret} />
    </>
  );
}
