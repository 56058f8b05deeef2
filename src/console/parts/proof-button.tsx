import { Button, Tooltip } from 'antd';
import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import { exportVisit } from '../../wire/log.ts';
import { call } from '../call.ts';
import { files } from '../paths.ts';
import { VISIT } from '../words/visits.ts';
import { download } from './export-sheet.ts';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

/** The visit as a file that anybody can check without us. */
export function ProofButton({ visit }: { visit: VisitId }) {
  const t = useSay(VISIT);
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const save = async () => {
    setState({ busy: true });
    try {
      const { bundle } = await call(exportVisit, { visit });
      download(`rounds-visit-${visit}.json`, new Blob([JSON.stringify(bundle, null, 1)], { type: 'application/json' }));
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <>
      <Tooltip title={t('proofHint')}>
        <Button icon={<FileCheck size={15} />} loading={state.busy} onClick={() => void save()}>
          {t('proof')}
        </Button>
      </Tooltip>
      <a href={files.checker()} download className="small">
        {t('checker')}
      </a>
      <Trouble error={state.error} />
    </>
  );
}
