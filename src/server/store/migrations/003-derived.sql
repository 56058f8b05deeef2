-- Everything here can be dropped and made again from facts and directives (npm run rebuild).
create table visit (
  person_id uuid not null,
  id uuid not null,
  day date not null,
  post int not null,
  customer_id uuid,
  line text,
  stop_id uuid,
  started_at bigint not null,
  ended_at bigint,
  outcome text,
  validity text not null,
  grade text,
  event_only boolean not null default false,
  doubt_bans double precision not null default 0,
  review boolean not null default false,
  decision text,
  top_signal text,
  derived_at bigint not null,    -- when this row was made; the one column that a rebuild may change
  sheet jsonb not null,          -- the visit as the phone and the desk show it, with its verdict
  primary key (person_id, id)
);
create index visit_by_id on visit (id);
create index visit_day on visit (post, day);
create index visit_newest on visit (day desc, started_at desc);
create index visit_customer on visit (customer_id, day) where customer_id is not null;
create index visit_waiting on visit (doubt_bans desc) where review and decision is null;

create table verdict_history (
  person_id uuid not null,
  visit_id uuid not null,
  at bigint not null,
  engine text not null,
  verdict jsonb not null,
  post int not null,
  primary key (person_id, visit_id, at)
);

create table stop_state (
  person_id uuid not null,
  day date not null,
  stop_id uuid not null,
  post int not null,
  customer_id uuid not null,
  state text not null,
  visit_id uuid,
  primary key (person_id, day, stop_id)
);
create index stop_state_day on stop_state (post, day);

-- Opportunities, contracts and orders as the last word on each leaves them.
create table result (
  person_id uuid not null,
  id uuid not null,
  kind text not null,
  customer_id uuid not null,
  post int not null,
  line text,
  on_day date not null,
  state text not null,
  amount_fen bigint,
  value jsonb not null,
  primary key (person_id, kind, id)
);
create index result_customer on result (customer_id, on_day);
create index result_entity on result ((value ->> 'entity')) where value ->> 'entity' is not null;
create index result_day on result (post, on_day);

create table day_sum (
  person_id uuid not null,
  day date not null,
  post int not null,
  line text,
  sums jsonb not null,
  primary key (person_id, day)
);
create index day_sum_span on day_sum (post, day);

create table customer_sum (
  person_id uuid not null,       -- the owner to whom it is credited
  month text not null,
  customer_id uuid not null,
  post int not null,
  line text,
  grade text,
  sums jsonb not null,
  primary key (person_id, month, customer_id)
);
create index customer_sum_span on customer_sum (post, month);

-- Day and customer sums added up by month: new minus old, in the transaction that changed them.
create table month_sum (
  person_id uuid not null,
  month text not null,
  post int not null,
  line text,
  sums jsonb not null,
  primary key (person_id, month)
);
create index month_sum_span on month_sum (post, month);

-- A person-day that has to be derived again. A row that waits is the queue.
create table to_derive (
  person_id uuid not null,
  day date not null,
  marked_at bigint not null,
  tries int not null default 0,
  not_before bigint not null default 0,
  last_error text,
  primary key (person_id, day)
);
