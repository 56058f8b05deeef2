-- What others than the organisation said of a checkpoint: time stamps of RFC 3161, and witnesses who sign along. Each says by
-- itself whose it is, so nobody needs to be kept from writing here; a word taken away is only a word less.
create table outside_word (
  size bigint not null references checkpoint,
  kind text not null check (kind in ('stamp', 'witness')),
  by_whom text not null,                 -- SHA-256 of the trusted certificate, or the thumbprint of the witness's key
  at bigint not null,                    -- as they said it
  word jsonb not null,
  primary key (size, kind, by_whom)
);
create index outside_word_newest on outside_word (kind, by_whom, size desc);
grant select, insert on outside_word to rounds_app;

-- That stamping did not work when it was last tried, told at the desk until it works again.
create table stamp_trouble (
  one boolean primary key default true check (one),
  at bigint not null,
  why text not null
);
grant select on stamp_trouble to rounds_app;
