import type { Customer } from '../../domain/customer.ts';
import type { Sql } from '../ports.ts';

export interface OwnedCustomer {
  readonly value: Customer;
  readonly post: number;
}

/** Customers within the transaction's scope that somebody looks after. */
export async function ownedCustomers(sql: Sql): Promise<OwnedCustomer[]> {
  return sql.rows<OwnedCustomer>('select value, post from customer where post > 0 order by id');
}
