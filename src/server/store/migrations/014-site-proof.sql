-- What a customer's place and the server both hold: the secret of a code that changes, or the keys of a tag. It follows
-- from nothing, so a rebuild leaves it alone; a row is never changed but to say until when it was in force.
create table site_key (
  id uuid primary key,
  customer_id uuid not null,
  kind text not null check (kind in ('code', 'tap')),
  secret text not null,          -- hex: 20 bytes for a code; for a tag 16 for its number and counter, 16 for the MAC
  link text unique,              -- digest of the address of the code's page
  screen text,                   -- digest of what the one browser that shows the code was given
  label text not null,
  by uuid not null,
  from_at bigint not null,
  until_at bigint
);
create index on site_key (customer_id);

-- A receipt that was asked for, and the one answer. `network` says, salted, where the request came from.
create table receipt (
  visit_id uuid primary key,
  person_id uuid not null,
  customer_id uuid not null,
  asked_at bigint not null,
  network text not null,
  answered_at bigint,
  browser text                   -- digest of what the browser that answered was given
);
create index on receipt (browser) where browser is not null;

-- Secrets are read by work that sees everything, and by no one's own scope.
alter table site_key enable row level security;
create policy everything on site_key for all to rounds_app using (
  nullif(current_setting('app.lo', true), '') = '0' and nullif(current_setting('app.hi', true), '') = '2000000000'
  and coalesce(nullif(current_setting('app.ranges', true), ''), '') = '');
alter table receipt enable row level security;
create policy everything on receipt for all to rounds_app using (
  nullif(current_setting('app.lo', true), '') = '0' and nullif(current_setting('app.hi', true), '') = '2000000000'
  and coalesce(nullif(current_setting('app.ranges', true), ''), '') = '');
grant select, insert, update on site_key, receipt to rounds_app;

create index fact_site on fact (customer_id, at) where kind = 'site.proved';

-- The same code or tag under two people: like the same photo, it looks past a scope and gives away no more than whose day.
create function days_with_site_proofs(customers uuid[], since bigint) returns table (person uuid, day date)
  language sql stable security definer set search_path = public
  as $$ select distinct s.person_id, s.day from fact p join fact s on s.person_id = p.person_id and s.visit_id = p.visit_id and s.kind = 'visit.started'
     where p.customer_id = any(customers) and p.kind = 'site.proved' and p.at >= since $$;
revoke all on function days_with_site_proofs(uuid[], bigint) from public;
grant execute on function days_with_site_proofs(uuid[], bigint) to rounds_app;
