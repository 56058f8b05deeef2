import { LocateFixed, Search, X } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Customer } from '../../domain/customer.ts';
import { distanceM } from '../../domain/place.ts';
import { STAGE } from '../../words/terms.ts';
import { GradeMark } from '../parts/grade-mark.tsx';
import { LinkRow } from '../parts/line.tsx';
import { useFormats, useSay } from '../parts/look.tsx';
import { useNear } from '../parts/near.ts';
import { Page } from '../parts/page.tsx';
import { initialsOf } from '../parts/pinyin.ts';
import { Sheet } from '../parts/sheet.tsx';
import { usePocket, useView } from '../parts/use-pocket.ts';
import { CUSTOMERS } from '../words/customers.ts';

const SHOWN_AT_ONCE = 60;

interface Found {
  readonly customer: Customer;
  readonly farM: number | undefined;
}

export function CustomersScreen() {
  const t = useSay();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const { here, mayAsk, ask } = useNear();
  const found = useFound(useDeferredValue(search), here);
  const { customers } = useView();
  return (
    <Page
      title={t(CUSTOMERS, 'title', { n: customers.size })}
      under={<SearchField value={search} onChange={setSearch} />}
      action={<Unknown />}
    >
      <div className="flex min-h-12 items-center justify-between gap-2">
        <p className="hint num">{search ? t(CUSTOMERS, 'count', { n: found.length }) : here ? t(CUSTOMERS, 'nearest') : ''}</p>
        {mayAsk && (
          <button type="button" className="btn btn-quiet -mr-3 px-3 text-[0.88rem]" onClick={ask}>
            <LocateFixed size={18} aria-hidden />
            {t(CUSTOMERS, 'byDistance')}
          </button>
        )}
      </div>
      {found.length === 0 && <p className="py-6 text-soft">{t(CUSTOMERS, customers.size === 0 ? 'none' : 'nothingFits')}</p>}
      <ul className="rows">
        {found.slice(0, most).map(({ customer, farM }) => (
          <CustomerRow key={customer.id} customer={customer} farM={farM} />
        ))}
      </ul>
      {found.length > most && (
        <button type="button" className="btn mt-4 w-full" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t(CUSTOMERS, 'more')}
        </button>
      )}
    </Page>
  );
}

function SearchField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useSay();
  return (
    <div className="relative pb-3">
      <Search size={18} className="pointer-events-none absolute top-3.5 left-3 text-soft" aria-hidden />
      <input
        type="search"
        className="field pr-12 pl-10"
        placeholder={t(CUSTOMERS, 'search')}
        aria-label={t(CUSTOMERS, 'search')}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {value && (
        <button
          type="button"
          className="absolute top-0 right-0 inline-flex size-12 items-center justify-center"
          aria-label={t(CUSTOMERS, 'clear')}
          onClick={() => onChange('')}
        >
          <X size={18} aria-hidden />
        </button>
      )}
    </div>
  );
}

function CustomerRow({ customer, farM }: Found) {
  const t = useSay();
  const { me } = useView();
  const formats = useFormats(me.duty.zone);
  const { id, name, grade, stage, address, region } = customer;
  return (
    <li>
      <LinkRow href={`/customers/${id}`} aside={<GradeMark grade={grade} />}>
        <span className="block leading-snug font-semibold break-words">{name}</span>
        <span className="hint num block">
          {[farM === undefined ? '' : formats.distance(farM), stage === 'active' ? '' : t(STAGE, stage), address ?? region ?? '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </LinkRow>
    </li>
  );
}

/** By name, initials, code or address; the nearest first where it is known how far they are. */
function useFound(search: string, here: { readonly lat: number; readonly lon: number } | undefined): readonly Found[] {
  const { customers } = useView();
  const indexed = useMemo(
    () =>
      [...customers.values()]
        .map((customer) => ({
          customer,
          words: `${customer.name} ${customer.code} ${customer.address ?? ''}`.toLowerCase(),
          initials: initialsOf(customer.name),
        }))
        .toSorted((a, b) => a.customer.name.localeCompare(b.customer.name, 'zh')),
    [customers],
  );
  return useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const fits = indexed.filter(({ words, initials }) => words.includes(wanted) || initials.includes(wanted));
    const found = fits.map(({ customer }) => ({
      customer,
      farM: here && customer.fence ? distanceM(here, customer.fence.centre) : undefined,
    }));
    return here ? found.toSorted((a, b) => (a.farM ?? Infinity) - (b.farM ?? Infinity)) : found;
  }, [indexed, search, here]);
}

function Unknown() {
  const { askMotion } = usePocket();
  const t = useSay();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const on = () => {
    askMotion();
    go(`/check-in/new?name=${encodeURIComponent(name.trim())}`);
  };
  return (
    <>
      <button type="button" className="btn flex-1" onClick={() => setOpen(true)}>
        {t(CUSTOMERS, 'unknown')}
      </button>
      {open && (
        <Sheet title={t(CUSTOMERS, 'unknownName')} onClose={() => setOpen(false)}>
          <p className="hint mb-3">{t(CUSTOMERS, 'unknownHint')}</p>
          <input
            className="field"
            aria-label={t(CUSTOMERS, 'unknownName')}
            maxLength={128}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="button" className="btn btn-main mt-3 w-full" disabled={name.trim() === ''} onClick={on}>
            {t(CUSTOMERS, 'goOn')}
          </button>
        </Sheet>
      )}
    </>
  );
}
