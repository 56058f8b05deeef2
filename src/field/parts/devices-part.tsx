import { lazy, Suspense, useEffect, useState } from 'react';
import { codeOf } from '../../domain/evidence/letting-in.ts';
import { FRAME } from '../words/frame.ts';
import { ME } from '../words/me.ts';
import { useFormats, useSay } from './look.tsx';
import type { Device } from './pocket.ts';
import { Sheet } from './sheet.tsx';
import { usePocket, useView } from './use-pocket.ts';

const LetIn = lazy(() => import('./let-in.tsx'));

export function DevicesPart() {
  const t = useSay();
  const pocket = usePocket();
  const formats = useFormats(useView().me.duty.zone);
  const [devices, setDevices] = useState<readonly Device[] | 'away'>();
  const [revoking, setRevoking] = useState<Device>();
  const [lettingIn, setLettingIn] = useState<Device>();
  const read = () => void pocket.devices().then(setDevices, () => setDevices('away'));
  useEffect(read, [pocket]);
  if (devices === 'away') return <p className="text-soft">{t(ME, 'devicesAway')}</p>;
  const revoke = async ({ device }: Device) => {
    await pocket.revoke(device).catch(() => setDevices('away'));
    setRevoking(undefined);
    read();
  };
  return (
    <>
      <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
        {(devices ?? []).map((one) => (
          <li key={one.device} className="flex min-h-16 flex-wrap items-center justify-end gap-2 py-2">
            <span className={one.state === 'awaits-approval' ? 'w-full' : 'min-w-0 flex-1'}>
              <span className="block break-words">
                {one.label}
                {one.device === pocket.device && <span className="text-jade"> · {t(ME, 'thisDevice')}</span>}
              </span>
              <span className="hint num block">
                {t(ME, one.state)} · {t(ME, 'since', { at: formats.moment(one.enrolledAt) })}
                {one.state === 'awaits-approval' && <span className="block">{t(ME, 'code', { code: codeOf(one.device) })}</span>}
              </span>
            </span>
            {one.device !== pocket.device && one.state === 'awaits-approval' && (
              <button type="button" className="btn px-3 text-[0.88rem]" onClick={() => setLettingIn(one)}>
                {t(ME, 'letIn')}
              </button>
            )}
            {one.device !== pocket.device && one.state !== 'revoked' && (
              <button type="button" className="btn btn-quiet -mr-3 px-3 text-[0.88rem]" onClick={() => setRevoking(one)}>
                {t(ME, 'revoke')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {lettingIn && (
        <Suspense fallback={null}>
          <LetIn
            device={lettingIn}
            onDone={() => {
              setLettingIn(undefined);
              read();
            }}
          />
        </Suspense>
      )}
      {revoking && (
        <Sheet title={`${t(ME, 'revoke')} · ${revoking.label}`} onClose={() => setRevoking(undefined)}>
          <p className="mb-4">{t(ME, 'revokeAsk')}</p>
          <div className="flex gap-3">
            <button type="button" className="btn flex-1" onClick={() => setRevoking(undefined)}>
              {t(FRAME, 'cancel')}
            </button>
            <button type="button" className="btn flex-1 border-brick text-brick" onClick={() => void revoke(revoking)}>
              {t(ME, 'revoke')}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
