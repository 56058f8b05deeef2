-- Facts and what belongs to them. person_id stands first in the key of every table that grows with work, so that one
-- person's day lies together and the same schema can be spread over machines. No triggers anywhere.

do $$ begin
  create role rounds_app nologin;
exception when duplicate_object then null;
end $$;
grant rounds_app to current_user;
grant usage on schema public to rounds_app;

create table device (
  id text primary key,
  person_id uuid not null,
  key jsonb not null,
  label text not null,
  state text not null check (state in ('active', 'awaits-approval', 'revoked')),
  enrolled_at bigint not null,
  next_seq int not null default 0, -- everything before it is here
  last_contact_at bigint
);
create index on device (person_id);

create table fact (
  person_id uuid not null,
  id uuid not null,
  device text not null,
  seq int not null,
  seal text not null,
  prev text not null,
  kind text not null,
  at bigint not null,            -- the phone's time, corrected by the skew in its nonce
  nonce_at bigint,               -- made after this instant: the server signed it
  received_at bigint not null,   -- made before this one
  day date not null,             -- the local date of `at` where the person works
  post int not null,             -- the seat of that person when it came in
  visit_id uuid,
  customer_id uuid,
  envelope jsonb not null,
  signature text not null,
  primary key (person_id, id)
);
create unique index fact_link on fact (person_id, device, seq, seal);
create index fact_visit on fact (person_id, visit_id) where visit_id is not null;
create index fact_day on fact (person_id, day);
create index fact_customer on fact (customer_id, at) where customer_id is not null;

-- Values and salts stand apart from the envelope: they can go, and the chain still holds.
create table fact_part (
  person_id uuid not null,
  fact_id uuid not null,
  name text not null check (name in ('place', 'answers', 'words', 'details')),
  salt text not null,
  value jsonb not null,
  post int not null,
  primary key (person_id, fact_id, name)
);

create table quarantine (
  person_id uuid not null,       -- of the device; all zeros where nobody knows it
  id uuid not null,
  device text not null,
  why text not null,
  detail text not null,
  digest text not null,          -- of the raw text as it was kept: the same bytes again are nothing new
  seal text,
  seq int,                       -- its place in the chain, where the envelope is the device's own word
  day date,
  raw jsonb not null,
  post int not null,
  received_at bigint not null,
  primary key (person_id, id)
);
create unique index quarantine_once on quarantine (person_id, digest);

-- That a place was not let in, never the place.
create table dropped_place (
  person_id uuid not null,
  fact_id uuid not null,
  why text not null check (why in ('off-duty', 'too-precise')),
  day date not null,
  post int not null,
  primary key (person_id, fact_id)
);

-- The bytes of a declared photo have come. They lie in the file store under their digest.
create table photo (
  person_id uuid not null,
  digest text not null,
  bytes int not null,
  width_px int not null,
  height_px int not null,
  received_at bigint not null,
  post int not null,
  primary key (person_id, digest)
);
create index photo_digest on photo (digest);

-- Which facts bind which file: the same bytes in two visits is found here, also across people.
create table photo_use (
  person_id uuid not null,
  digest text not null,
  fact_id uuid not null,
  visit_id uuid not null,
  question text not null,
  at bigint not null,
  day date not null,
  post int not null,
  primary key (person_id, digest, fact_id)
);
create index photo_use_digest on photo_use (digest);

-- The transparency log. Rows wait in to_log until the one sequencer gives them their place.
create table to_log (id bigint generated always as identity primary key, kind text not null, ref text not null, digest text not null, at bigint not null);
create table log_leaf (place bigint primary key, kind text not null, ref text not null, digest text not null, hash text not null);
create index log_leaf_ref on log_leaf (ref);
create table log_node (level int not null, position bigint not null, hash text not null, primary key (level, position));
create table checkpoint (size bigint primary key, root text not null, at bigint not null, origin text not null, signature text not null);
