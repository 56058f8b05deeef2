import { Button, Tag } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { addDays } from '../../base/moment.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { decideLeave, LeaveSheet, listLeaves } from '../../wire/calendar.ts';
import { LEAVE } from '../../words/terms.ts';
import { CALENDAR } from '../words/calendar.ts';
import { useAsk, useDo } from './ask.ts';
import { useMe, useToday } from './me.tsx';
import { PickPerson, PickSpan, PickUnit, useSpan } from './pickers.tsx';
import { useSearchState } from './search.ts';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Sheet = z.output<typeof LeaveSheet>;

/** Who is away when: what waits for a decision first. */
export function Leaves() {
  const t = useSay(CALENDAR);
  const today = useToday();
  const [search] = useSearchState();
  const span = useSpan(() => ({ from: addDays(today, -14), to: addDays(today, 60) }));
  const who = { ...(search.person && { person: search.person as PersonId }), ...(search.unit && { unit: search.unit as UnitId }) };
  const { data, error } = useAsk(listLeaves, { ...span, ...who });
  const waits = (data?.leaves ?? []).filter(({ leave, mayDecide }) => leave.state === 'asked' && mayDecide);
  const rest = (data?.leaves ?? []).filter((sheet) => !waits.includes(sheet));
  return (
    <>
      <div className="table-bar">
        <PickSpan span={span} />
        <PickUnit />
        <PickPerson />
      </div>
      <p className="quiet">{t('leaveHint')}</p>
      <Trouble error={error} />
      {waits.length > 0 && <p className="needs-you">{t('waiting', { n: waits.length })}</p>}
      {data && data.leaves.length === 0 && <p className="quiet">{t('noLeaves')}</p>}
      <ul className="lines">
        {[...waits, ...rest].map((sheet) => (
          <LeaveLine key={sheet.leave.id} sheet={sheet} />
        ))}
      </ul>
    </>
  );
}

const TONE = { asked: 'tag tag-needs', granted: 'tag tag-kept', declined: 'tag tag-quiet', withdrawn: 'tag tag-quiet' } as const;

function LeaveLine({ sheet: { leave, personName, mayDecide } }: { sheet: Sheet }) {
  const t = useSay(CALENDAR);
  const kind = useSay(LEAVE);
  const { me } = useMe();
  const { mutate, isPending, error } = useDo(decideLeave);
  const [asked, setAsked] = useState<string>();
  const decide = (state: 'granted' | 'declined' | 'withdrawn') => (setAsked(state), mutate({ leave: leave.id, state }));
  const over = leave.state === 'declined' || leave.state === 'withdrawn';
  return (
    <li>
      <span>
        <strong>{personName}</strong>{' '}
        <span className="figures">{leave.from === leave.to ? leave.from : `${leave.from} – ${leave.to}`}</span> {kind(leave.kind)}{' '}
        {leave.half && t(leave.half)} <Tag className={TONE[leave.state]}>{t(leave.state)}</Tag>
        {leave.note && <small className="quiet block">{leave.note}</small>}
        {leave.answer && <small className="quiet block">{leave.answer}</small>}
        <Trouble error={error} />
      </span>
      <span>
        {leave.state === 'asked' && mayDecide && (
          <>
            <Button size="small" type="primary" loading={isPending && asked === 'granted'} onClick={() => decide('granted')}>
              {t('grant')}
            </Button>{' '}
            <Button size="small" loading={isPending && asked === 'declined'} onClick={() => decide('declined')}>
              {t('decline')}
            </Button>
          </>
        )}{' '}
        {!over && (leave.person === me.id || (mayDecide && leave.state === 'granted')) && (
          <Button size="small" loading={isPending && asked === 'withdrawn'} onClick={() => decide('withdrawn')}>
            {t('withdraw')}
          </Button>
        )}
      </span>
    </li>
  );
}
