import type { LocalDate } from '../../base/moment.ts';
import { TODAY } from '../words/today.ts';
import { LinkRow } from './line.tsx';
import { useFormats, useSay } from './look.tsx';
import type { DuePromise } from './promises.ts';
import { useView } from './use-pocket.ts';

export function PromiseList({
  promises,
  today,
  named = true,
}: {
  readonly promises: readonly DuePromise[];
  readonly today: LocalDate;
  readonly named?: boolean;
}) {
  const t = useSay();
  const { me, customers } = useView();
  const formats = useFormats(me.duty.zone);
  return (
    <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
      {promises.map((one) => {
        const due = t(TODAY, one.dueOn < today ? 'overdue' : 'dueBy', { on: formats.date(one.dueOn) });
        const words = (
          <>
            <span className="block leading-snug break-words">{one.what}</span>
            <span className="hint block">
              {named && `${customers.get(one.customer)?.name ?? '—'} · `}
              {t(TODAY, one.by === 'us' ? 'byUs' : 'byCustomer')} ·{' '}
              <span className={one.dueOn < today ? 'font-semibold text-amber-ink' : ''}>{due}</span>
            </span>
          </>
        );
        return (
          <li key={one.id}>
            {named && customers.has(one.customer) ? (
              <LinkRow href={`/customers/${one.customer}`}>{words}</LinkRow>
            ) : (
              <div className="py-2.5">{words}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
