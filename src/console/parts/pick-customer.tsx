import { Select } from 'antd';
import { useState } from 'react';
import type { Customer } from '../../domain/customer.ts';
import { listCustomers, readCustomer } from '../../wire/customers.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { useAsk } from './ask.ts';

interface PickCustomerProps {
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined, customer?: Customer) => void;
  readonly placeholder: string;
  readonly id?: string;
  readonly className?: string;
}

const SHOWN = 20;

/** Finds a customer by name or code at the server, since there may be many thousands. */
export function PickCustomer({ value, onChange, placeholder, ...rest }: PickCustomerProps) {
  const [text, setText] = useState('');
  const { data, isFetching } = useAsk(listCustomers, { limit: SHOWN, ...(text && { search: text }) });
  const known = useAsk(readCustomer, { customer: value as CustomerId }, { enabled: Boolean(value) });
  const rows = data?.customers.map(({ customer }) => customer) ?? [];
  const chosen = value && known.data?.row.customer.id === value && !rows.some(({ id }) => id === value) ? [known.data.row.customer] : [];
  return (
    <Select
      {...rest}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value ?? null}
      loading={isFetching}
      placeholder={placeholder}
      aria-label={placeholder}
      options={[...chosen, ...rows].map(({ id, name, code }) => ({ value: id as string, label: `${name} ${code}` }))}
      onChange={(id) =>
        onChange?.(
          id ?? undefined,
          rows.find((row) => row.id === id),
        )
      }
    />
  );
}
