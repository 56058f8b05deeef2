import { useEffect, useState } from 'react';
import { openVisit } from '../../domain/visit/state.ts';
import { ME } from '../words/me.ts';
import { useInstallPrompt } from './install.ts';
import { useSay } from './look.tsx';
import { useUpdate } from './updates.ts';
import { useView } from './use-pocket.ts';

/** Installed or not, kept or not, up to date or not: what makes the difference between a page and a tool. */
export function AppPart() {
  const t = useSay();
  const { visits } = useView();
  const { ready, take } = useUpdate();
  const installed = matchMedia('(display-mode: standalone)').matches;
  const prompt = useInstallPrompt();
  const { kept, usedMb, ask, refused } = useStorage();
  return (
    <div className="card flex flex-col gap-3">
      {ready && (
        <div>
          <p className="font-semibold">{t(ME, 'updateReady')}</p>
          {openVisit(visits) ? (
            <p className="hint">{t(ME, 'updateLater')}</p>
          ) : (
            <button type="button" className="btn btn-main mt-2 w-full" onClick={take}>
              {t(ME, 'update')}
            </button>
          )}
        </div>
      )}
      {installed ? (
        <p>{t(ME, 'installed')}</p>
      ) : (
        <div>
          <p className="hint">{t(ME, 'installHint')}</p>
          {prompt && (
            <button type="button" className="btn mt-2 w-full" onClick={() => void prompt()}>
              {t(ME, 'install')}
            </button>
          )}
        </div>
      )}
      <div>
        <p className="num">
          {t(ME, kept ? 'persisted' : 'notPersisted')}
          {usedMb !== undefined && <span className="text-soft"> · {t(ME, 'storage', { used: usedMb })}</span>}
        </p>
        {!kept && (
          <button type="button" className="btn mt-2 w-full" onClick={() => void ask()}>
            {t(ME, 'persist')}
          </button>
        )}
        {refused && <p className="hint mt-2">{t(ME, 'persistNo')}</p>}
      </div>
    </div>
  );
}

function useStorage() {
  const [kept, setKept] = useState(false);
  const [refused, setRefused] = useState(false);
  const [usedMb, setUsedMb] = useState<number>();
  useEffect(() => {
    void navigator.storage?.persisted().then(setKept);
    void navigator.storage?.estimate().then(({ usage }) => usage !== undefined && setUsedMb(Math.round(usage / 100_000) / 10));
  }, []);
  const ask = async () => {
    const kept = (await navigator.storage?.persist()) ?? false;
    setKept(kept);
    setRefused(!kept);
  };
  return { kept, usedMb, ask, refused };
}
