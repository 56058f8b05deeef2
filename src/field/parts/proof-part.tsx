import { useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import { PROOF } from '../words/proof.ts';
import { useSay } from './look.tsx';
import { usePocket } from './use-pocket.ts';

/** The visit as a file that proves itself, for whose visit it is: to keep, or to show to anybody. */
export default function ProofPart({ visit }: { readonly visit: VisitId }) {
  const t = useSay();
  const pocket = usePocket();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const save = async () => {
    setState('busy');
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await pocket.exportProof(visit));
      link.download = `rounds-visit-${visit}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <h2 className="section">{t(PROOF, 'title')}</h2>
      <button type="button" className="btn w-full" disabled={state === 'busy'} onClick={() => void save()}>
        {t(PROOF, state === 'busy' ? 'busy' : 'save')}
      </button>
      <p className="hint mt-2">
        {t(PROOF, state === 'failed' ? 'failed' : 'hint')}{' '}
        <a className="underline" href="/verify.html" download>
          {t(PROOF, 'checker')}
        </a>
      </p>
    </>
  );
}
