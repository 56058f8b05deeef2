-- What photos look like, so that a picture that was cropped, turned or taken off a screen is found again. All of it
-- can be made again from the files; none of it follows from facts, so a rebuild leaves it alone.
create table photo_look (
  person_id uuid not null,
  digest text not null,
  quality int not null,
  keys int[] not null,           -- of its points of interest, rising
  mirrored_keys int[] not null,
  turned text[] not null,        -- its hashes, in all turns and mirrored: what is searched for
  looked_at bigint not null,
  post int not null,
  primary key (person_id, digest)
);

-- Hashes of 256 bits: of the whole, and of what is inside its bars. The sixteen bands find all that differ by 31 bits or less.
create table photo_hash (
  person_id uuid not null,
  digest text not null,
  nth int not null,
  hash bit(256) not null,
  bands int[] not null,
  post int not null,
  primary key (person_id, digest, nth)
);
create index photo_hash_bands on photo_hash using gin (bands) with (fastupdate = off);

-- How a photo lies on another. Two rows for a pair, one from each side.
create table photo_match (
  person_id uuid not null,
  digest text not null,
  other text not null,
  likeness jsonb not null,
  post int not null,
  primary key (person_id, digest, other)
);

-- A photo that has to be looked at, or compared anew because it turned up in another visit. A row that waits is the queue.
create table to_look (
  person_id uuid not null,
  digest text not null,
  marked_at bigint not null,
  times int not null default 1,  -- how often it was asked for: what is asked again while it is done waits, and is done after
  tries int not null default 0,
  not_before bigint not null default 0,
  last_error text,
  primary key (person_id, digest)
);
insert into to_look (person_id, digest, marked_at) select person_id, digest, received_at from photo;

create index photo_use_visit on photo_use (person_id, visit_id);
create index photo_use_day on photo_use (day);

do $$
declare t text;
begin
  foreach t in array array['photo_look', 'photo_hash', 'photo_match'] loop
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
grant select, insert, update, delete on photo_look, photo_hash, photo_match, to_look to rounds_app;
