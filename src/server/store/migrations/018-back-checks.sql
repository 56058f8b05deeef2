-- Visits that were drawn to be asked after. Who asks and until when is the desk's own; what was answered is a fact beside it.
create table back_check (
  visit_id uuid primary key,
  person_id uuid not null,
  post int not null,
  week date not null,            -- the Monday
  part text not null,            -- random, or ranked: only the first feeds a rate
  region uuid not null,
  line text not null,
  how text not null,
  drawn_at bigint not null,
  due_at bigint not null,
  assignee uuid,
  tries int not null default 0,
  outcome text,                  -- confirmed, denied, not-reached, cannot-say, lapsed; null while it is open
  done_at bigint
);
create index back_check_open on back_check (due_at) where outcome is null;
create index back_check_part on back_check (week, region, line);

-- Of how many visits each part of a week's draw was taken: what its answers are weighed by.
create table back_check_stratum (
  week date not null,
  region uuid not null,
  line text not null,
  visits int not null,
  drawn int not null,
  primary key (week, region, line)
);
create table back_check_week (week date primary key, drawn_at bigint not null);

alter table back_check enable row level security;
create policy scope on back_check for all to rounds_app using (
  post between nullif(current_setting('app.lo', true), '')::int and nullif(current_setting('app.hi', true), '')::int
    and post <@ coalesce(nullif(current_setting('app.ranges', true), ''), '{(,)}')::int4multirange)
with check (
  post between nullif(current_setting('app.lo', true), '')::int and nullif(current_setting('app.hi', true), '')::int
    and post <@ coalesce(nullif(current_setting('app.ranges', true), ''), '{(,)}')::int4multirange);
grant select, insert, update, delete on back_check, back_check_stratum, back_check_week to rounds_app;
