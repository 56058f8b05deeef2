-- Which phone a key lies on: a number that the app made by chance, the same for everybody who signs in there.
alter table device add column phone text;
create index device_phone on device (phone) where phone is not null;

-- Whose days are judged by what happened on another person's phone. Both look past a scope, and all they give away is whose day.
create function days_on_one_phone(used text[], since date, for_days int) returns table (person uuid, day date)
  language sql stable security definer set search_path = public
  as $$
    select distinct f.person_id, f.day
    from device d join device o on o.phone = d.phone and o.person_id <> d.person_id
    join fact f on f.person_id = o.person_id and f.device = o.id and f.kind = 'visit.started' and f.day between since and since + for_days
    where d.id = any(used) and d.phone is not null
  $$;
create function days_in_step(who uuid, visits uuid[], within_ms bigint, for_days int) returns table (person uuid, day date)
  language sql stable security definer set search_path = public
  as $$
    with twin as (
      select distinct least(s.day, o.day) as day, o.person_id as other
      from fact s join fact o on o.customer_id = s.customer_id and o.kind = 'visit.started' and o.person_id <> s.person_id
        and o.at between s.at - within_ms and s.at + within_ms
      where s.person_id = who and s.visit_id = any(visits) and s.kind = 'visit.started'
    )
    select distinct f.person_id, f.day
    from twin join fact f on f.person_id in (who, twin.other) and f.kind = 'visit.started' and f.day between twin.day and twin.day + for_days
  $$;
revoke all on function days_on_one_phone(text[], date, int), days_in_step(uuid, uuid[], bigint, int) from public;
grant execute on function days_on_one_phone(text[], date, int), days_in_step(uuid, uuid[], bigint, int) to rounds_app;

-- Passkeys with which people confirm that it is they who check in. What a finger or a face looks like never leaves the phone.
create table passkey (
  id text primary key,
  person_id uuid not null,
  device text not null,
  algorithm int not null,
  key text not null,
  site text not null,
  registered_at bigint not null,
  removed_at bigint
);
create index passkey_person on passkey (person_id);
grant select, insert, update on passkey to rounds_app;
