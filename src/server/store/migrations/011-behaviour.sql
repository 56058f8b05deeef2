-- How visits were gone about, for the order of back-checks. It follows from facts and can be dropped like all that does.
create table visit_trait (
  person_id uuid not null,
  id uuid not null,
  day date not null,
  post int not null,
  sop text not null,
  started_at bigint not null,
  bands int[] not null,          -- of the sketch of its notes: near notes have one in common
  traits jsonb not null,
  primary key (person_id, id)
);
create index visit_trait_day on visit_trait (day, sop);
create index visit_trait_own on visit_trait (person_id, day);
create index visit_trait_bands on visit_trait using gin (bands) with (fastupdate = off);

-- Which visits are worth a look before others, read against peers of the four closed weeks before. It never touches a verdict.
create table behaviour (
  person_id uuid not null,
  id uuid not null,
  day date not null,
  post int not null,
  rank double precision not null,
  reasons jsonb not null,
  primary key (person_id, id)
);
create index behaviour_rank on behaviour (post, rank desc) where rank > 0;
create index behaviour_day on behaviour (day);
create index behaviour_visit on behaviour (id);

-- Weeks, by their Mondays, whose ranks have to be made again. A row that waits is the queue.
create table to_rank (
  monday date primary key,
  marked_at bigint not null,     -- when it was first asked for
  times int not null default 1   -- how often: what is asked again while it is done waits, and is done after
);

-- What stands already gets its traits as its days are derived again.
insert into to_derive (person_id, day, marked_at) select distinct person_id, day, 0 from visit where day > current_date - 100
  on conflict do nothing;

do $$
declare t text;
begin
  foreach t in array array['visit_trait', 'behaviour'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$
      create policy scope on %I for all to rounds_app using (
        post between nullif(current_setting('app.lo', true), '')::int and nullif(current_setting('app.hi', true), '')::int
          and post <@ coalesce(nullif(current_setting('app.ranges', true), ''), '{(,)}')::int4multirange)
      with check (
        post between nullif(current_setting('app.lo', true), '')::int and nullif(current_setting('app.hi', true), '')::int
          and post <@ coalesce(nullif(current_setting('app.ranges', true), ''), '{(,)}')::int4multirange)
      $p$, t);
  end loop;
end $$;
grant select, insert, update, delete on visit_trait, behaviour, to_rank to rounds_app;

-- Moves of a customer's pin are directives of their own.
create index directive_pin on directive ((value ->> 'customer')) where kind = 'pin';
