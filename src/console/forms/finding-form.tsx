import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseWord } from '../../domain/trust/inquiry/facts.ts';
import { type CaseView, giveFinding } from '../../wire/cases.ts';
import { useDo } from '../parts/ask.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CASE_WHY_NOT, CASES } from '../words/cases.ts';

/** One's own finding, once; or why it is not for the reader to give one. */
export function FindingForm({ of }: { of: Pick<CaseView, 'id' | 'whyNot'> }) {
  const t = useSay(CASES);
  const why = useSay(CASE_WHY_NOT);
  const { mutate, isPending, error } = useDo(giveFinding);
  const [reason, setReason] = useState('');
  if (of.whyNot) return <p className="quiet">{why(of.whyNot)}</p>;
  const give = (finding: CaseWord) => mutate({ case: of.id, finding, reason: reason.trim() });
  return (
    <div className="reason">
      <label htmlFor="finding-reason">{t('yours')}</label>
      <Input.TextArea id="finding-reason" rows={3} maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
      <div className="review-buttons">
        {(['not-confirmed', 'confirmed'] as const).map((finding) => (
          <Button key={finding} loading={isPending} disabled={!reason.trim()} onClick={() => give(finding)}>
            {t(finding)}
          </Button>
        ))}
      </div>
      <Trouble error={error} />
    </div>
  );
}
