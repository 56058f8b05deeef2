import { useEffect, useState } from 'react';
import { ME } from '../words/me.ts';
import { PASSKEYS } from '../words/passkeys.ts';
import { useFormats, useSay } from './look.tsx';
import type { Passkey } from './pocket.ts';
import { usePocket, useView } from './use-pocket.ts';

/** The passkeys of this person, to be given up one by one; nothing at all where there is none. */
export function PasskeysPart() {
  const t = useSay();
  const pocket = usePocket();
  const formats = useFormats(useView().me.duty.zone);
  const [passkeys, setPasskeys] = useState<readonly Passkey[]>([]);
  const read = () => void pocket.passkeys().then(setPasskeys, () => setPasskeys([]));
  useEffect(read, [pocket]);
  if (passkeys.length === 0) return null;
  const remove = async ({ credential }: Passkey) => {
    await pocket.removePasskey(credential).catch(() => {});
    read();
  };
  return (
    <>
      <h2 className="section">{t(PASSKEYS, 'title')}</h2>
      <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
        {passkeys.map((one) => (
          <li key={one.credential} className="flex min-h-16 items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              <span className="num block">{t(ME, 'since', { at: formats.moment(one.registeredAt) })}</span>
              <span className="hint block">{t(PASSKEYS, one.device === pocket.device ? 'here' : 'elsewhere')}</span>
            </span>
            <button type="button" className="btn btn-quiet -mr-3 px-3 text-[0.88rem]" onClick={() => void remove(one)}>
              {t(PASSKEYS, 'remove')}
            </button>
          </li>
        ))}
      </ul>
      <p className="hint mt-2">{t(PASSKEYS, 'hint')}</p>
    </>
  );
}
