-- What the office wants: every version, in the order of commit. The tables beside it are projections of the newest.
create table directive (
  number bigint primary key,
  kind text not null,
  id text not null,
  value jsonb,                   -- null: taken back
  at bigint not null,
  by_person uuid not null,
  import_id uuid
);
create index directive_newest on directive (kind, id, number desc);

create table customer (
  id uuid primary key,
  value jsonb not null,
  name text not null,
  search text not null,          -- lower-case name, code, address, pinyin and its initials
  code text not null,
  line text not null,
  grade text not null,
  stage text not null,
  region text,
  post int not null default 0,   -- the seat that owns the customer today; 0 is the pool
  lat double precision,
  lon double precision,
  number bigint not null
);
create index customer_post on customer (post, line);

-- Who owned a customer from which day on, so that a number can be credited to the owner of its day.
create table ownership (
  customer_id uuid not null,
  from_day date not null,
  post int not null,             -- 0 is the pool
  number bigint not null,
  primary key (customer_id, from_day)
);
create index ownership_post on ownership (post);

create table plan (
  person_id uuid not null,
  day date not null,
  number bigint not null,
  published_at bigint not null,
  value jsonb not null,
  post int not null,
  primary key (person_id, day, number)
);
create index plan_day on plan (day);

-- When a phone's picture of the world has to be drawn anew: its person's seat or customers changed.
create table epoch (person_id uuid primary key, epoch text not null);

create table import (
  id uuid primary key,
  kind text not null,
  state text not null,
  report jsonb not null,
  rows jsonb not null,
  by_person uuid not null,
  at bigint not null
);

create table setting (key text primary key, value jsonb not null);

create table account (
  person_id uuid primary key,
  employee_no text not null unique,
  first_code_hash text,
  first_code_until bigint
);
