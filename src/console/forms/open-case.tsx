import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseId, PersonId } from '../../domain/ids.ts';
import { openCase, readGround } from '../../wire/cases.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { Section } from '../parts/page.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { CASES } from '../words/cases.ts';

/** What a case about one person needs, what there is, and the way to open it. */
export function OpenCase({ person, onOpened }: { person: string; onOpened: (id: CaseId) => void }) {
  const t = useSay(CASES);
  const f = useFormats();
  const { data, error } = useAsk(readGround, { person });
  const { mutate, isPending, error: refused } = useDo(openCase);
  const [reason, setReason] = useState('');
  const send = () =>
    data &&
    mutate(
      { person: person as PersonId, visits: data.visits.slice(0, 20).map(({ id }) => id), reason: reason.trim() },
      { onSuccess: ({ id }) => onOpened(id) },
    );
  return (
    <Section title={data?.visits[0] ? `${t('newTitle')} · ${data.visits[0].personName}` : t('newTitle')}>
      <Trouble error={error ?? refused} />
      {data && <p>{t('needs', data.needs)}</p>}
      {data && !data.open && <p className="quiet">{t('has', { visits: data.visits.length, families: data.families.length })}</p>}
      {data?.open && <Go to={paths.case(data.open)}>{t('alreadyOpen')}</Go>}
      <ul className="plain">
        {data?.visits.map(({ id, customerName, day }) => (
          <li key={id}>
            <Go to={paths.visit(id)}>{`${f.day(day)} · ${customerName}`}</Go>
          </li>
        ))}
      </ul>
      {data?.enough && !data.open && (
        <div className="reason">
          <label htmlFor="case-reason">{t('reason')}</label>
          <Input.TextArea id="case-reason" rows={3} maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
          <Button type="primary" loading={isPending} disabled={!reason.trim()} onClick={send}>
            {t('goOn')}
          </Button>
        </div>
      )}
    </Section>
  );
}
