import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Customer } from '../../domain/customer.ts';
import { TODAY } from '../words/today.ts';
import { useSay } from './look.tsx';
import { Sheet } from './sheet.tsx';
import { MAPS, type MapName, waysTo } from './way-there.ts';

/** Hands the way over to a map app that the rep already has. */
export function NavigateSheet({
  customer,
  onClose,
}: {
  readonly customer: Pick<Customer, 'name' | 'fence' | 'address'>;
  readonly onClose: () => void;
}) {
  const t = useSay();
  const [ways, setWays] = useState<Record<MapName, string>>();
  const { fence, name } = customer;
  useEffect(() => {
    if (fence) void waysTo(fence.centre, name).then(setWays);
  }, [fence, name]);
  const search = `https://uri.amap.com/search?keyword=${encodeURIComponent(customer.address ?? name)}&callnative=1&src=rounds`;
  return (
    <Sheet title={t(TODAY, 'navigateTo', { name })} onClose={onClose}>
      {fence ? <p className="hint mb-2">{t(TODAY, 'byWhich')}</p> : <p className="hint mb-2">{t(TODAY, 'noPin')}</p>}
      <ul className="rows">
        {(fence ? MAPS : (['amap'] as const)).map((map) => (
          <li key={map}>
            <a
              className="flex min-h-14 items-center justify-between gap-2"
              href={fence ? ways?.[map] : search}
              target="_blank"
              rel="noreferrer"
            >
              {t(TODAY, map)}
              <ExternalLink size={18} className="text-soft" aria-hidden />
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
