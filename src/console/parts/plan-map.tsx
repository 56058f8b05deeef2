import { useMemo } from 'react';
import type { CustomerId, PersonId } from '../../domain/ids.ts';
import type { Marks } from '../../ui/map/marks.ts';
import { listCustomers } from '../../wire/customers.ts';
import { PLANS } from '../words/plans.ts';
import { useAsk } from './ask.ts';
import { OwnMap } from './own-map.tsx';
import { useSay } from './speak.tsx';

const MOST = 500;

/** The stops of a day in their order; the list above is the list beside it. */
export function PlanMap({
  person,
  stops,
}: {
  person: PersonId;
  stops: readonly { readonly customer: CustomerId; readonly name: string }[];
}) {
  const t = useSay(PLANS);
  const { data } = useAsk(listCustomers, { person, limit: MOST });
  const marks = useMemo((): Marks => {
    const fences = new Map(data?.customers.map(({ customer }) => [customer.id, customer.fence]));
    const pinned = stops.flatMap(({ customer, name }, i) => {
      const fence = fences.get(customer);
      return fence ? [{ at: fence.centre, number: `${i + 1}`, label: name, tone: 'main' as const }] : [];
    });
    return { stops: pinned, path: pinned.map(({ at }) => at) };
  }, [stops, data]);
  if (!marks.stops?.length) return null;
  return <OwnMap marks={marks} heightPx={280} label={t('mapLabel')} />;
}
