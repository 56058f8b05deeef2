-- When customers are open, and by which institution's rules: the newest directive of each. Who may see a row is decided by
-- the customer it is joined with.
create table access (
  customer_id uuid primary key,
  institution_id uuid,
  value jsonb not null,
  number bigint not null
);
create index access_institution on access (institution_id) where institution_id is not null;
create index access_number on access (number);
grant select, insert, update, delete on access to rounds_app;
