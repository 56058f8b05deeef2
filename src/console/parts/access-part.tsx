import { Button } from 'antd';
import type * as z from 'zod/mini';
import type { CustomerId } from '../../domain/ids.ts';
import type { Access } from '../../domain/plan/access.ts';
import { spansText } from '../../domain/plan/hours-text.ts';
import { ageDays, isStale, type Said } from '../../domain/plan/said.ts';
import { OpenDaySheet, readAccess } from '../../wire/access.ts';
import { ACCESS_TROUBLE, CLOSED, DOORS, PLACE_TROUBLE, SAID_HOW } from '../../words/planning.ts';
import { ACCESS } from '../words/calendar.ts';
import { ORG } from '../words/org.ts';
import { useAsk } from './ask.ts';
import { useDoorWords } from './door-words.ts';
import { useFormats } from './formats.ts';
import { useMay, useToday } from './me.tsx';
import { Section } from './page.tsx';
import { useSearchState } from './search.ts';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

/** When a customer lets somebody in, who said so and how long ago, and what does not fit together. */
export function AccessPart({ customer }: { customer: CustomerId }) {
  const t = useSay(ACCESS);
  const trouble = useSay(ACCESS_TROUBLE);
  const place = useSay(PLACE_TROUBLE);
  const doors = useSay(DOORS);
  const { manage } = useMay();
  const [, change] = useSearchState();
  const { data, error } = useAsk(readAccess, { customer });
  const edit = manage && <Button onClick={() => change({ edit: 'access' })}>{t('edit')}</Button>;
  return (
    <Section title={t('title')} aside={edit}>
      <Trouble error={error} />
      {data?.place && <p className="needs-you">{place(data.place)}</p>}
      {data?.troubles.map(({ code, says }) => (
        <p key={code} className="trouble">
          {trouble(code, says)}
        </p>
      ))}
      {data && !data.access && <p className="quiet">{t('unknown')}</p>}
      {data?.access && <Hours access={data.access} />}
      {data?.access && <SaidLine said={data.access.said} />}
      {data?.institution?.institution.rules.map((rule) => (
        <div key={JSON.stringify(rule)}>
          <p>
            <strong>{data.institution?.institution.name}</strong> · {rule.title ?? doors(rule.kind)} {spansText(rule.spans)}
          </p>
          <SaidLine said={rule.said} />
        </div>
      ))}
      {data && (data.access || data.institution) && <Ahead days={data.days} />}
    </Section>
  );
}

/** As they were said, a row at a time. */
function Hours({ access: { hours, exceptions } }: { access: Access }) {
  const t = useSay(ACCESS);
  const day = useSay(ORG);
  const closed = useSay(CLOSED);
  return (
    <ul className="plain figures">
      {hours.map(({ weekdays, spans }) => (
        <li key={weekdays.join()}>
          {weekdays.length === 7 ? t('everyDay') : weekdays.map((one) => day(`day${one}` as 'day1')).join(' ')} {spansText(spans)}
        </li>
      ))}
      {exceptions.map(({ from, to, spans, why }) => (
        <li key={from}>
          {from === to ? from : `${from} – ${to}`} {spans.length === 0 ? closed('exception') : spansText(spans)} {why}
        </li>
      ))}
    </ul>
  );
}

function Ahead({ days }: { days: readonly z.output<typeof OpenDaySheet>[] }) {
  const t = useSay(ACCESS);
  const words = useDoorWords();
  const f = useFormats();
  return (
    <details>
      <summary>{t('ahead')}</summary>
      <ul className="plain figures">
        {days.map((open) => (
          <li key={open.day} className={open.windows.length === 0 ? 'quiet' : ''}>
            {f.day(open.day)} {words(open)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The source of a rule and its age: half a year makes it a memory. */
export function SaidLine({ said }: { said: Said }) {
  const t = useSay(DOORS);
  const how = useSay(SAID_HOW);
  const today = useToday();
  return (
    <p className="quiet small">
      {t('age', { how: how(said.how), who: said.who ?? '', on: said.on, n: ageDays(said, today) })}
      {said.words && ` · ${said.words}`} {isStale(said, today) && <span className="needs-you">{t('stale')}</span>}
    </p>
  );
}
