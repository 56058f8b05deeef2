-- What people do about doubts: who is waited for, appeals with their clock, and the weekly draw.
alter table visit
  add column asks boolean not null default false,      -- doubtful or drawn, and waits for a person
  add column sampled boolean not null default false,   -- drawn by the week's seed, whatever was found
  add column lapsed boolean not null default false,    -- the time for deciding ran out: nothing stands against it
  add column appeal text,
  add column appeal_due bigint,
  add column decided_at bigint;
drop index visit_waiting;
create index visit_waiting on visit (doubt_bans desc, started_at) where asks;
create index visit_appeals on visit (appeal_due) where appeal = 'open';
create index visit_undecided on visit (started_at) where review and not lapsed and (decision is null or decision = 'asked');
create index visit_decided on visit (decided_at) where decision in ('accepted', 'rejected');

-- The week's secret. Its digest is a directive, and so in the log; the seed follows it there when the week's numbers are final.
create table sample_seed (
  week date primary key,
  seed text not null,
  percent double precision not null,
  drawn_at bigint not null
);
grant select on sample_seed to rounds_app;

-- The new columns follow from facts as the old ones do: every day with a visit is derived again. Until its turn comes, the
-- queue is what it was.
update visit set asks = review and decision is null and ended_at is not null,
  decided_at = (select max((word ->> 'at')::bigint) from jsonb_array_elements(sheet -> 'reviews') word)
  where review or decision is not null;
insert into to_derive (person_id, day, marked_at)
  select distinct person_id, day, 0 from visit on conflict (person_id, day) do nothing;
