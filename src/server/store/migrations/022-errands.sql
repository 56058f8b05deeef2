-- To whom a drawn visit was ever given to be asked after in person: what such a colleague answers is heard, however late it comes.
create table errand (
  visit_id uuid not null,
  person_id uuid not null,
  given_at bigint not null,
  primary key (visit_id, person_id)
);
create index errand_person on errand (person_id, given_at);

-- Answers that came up from phones, each looked at once: whether it was taken over to the visit that it speaks of.
create table errand_heard (
  fact_id uuid primary key,
  visit_id uuid not null,
  person_id uuid not null,
  outcome text not null,
  at bigint not null,
  taken boolean not null
);
create index errand_heard_by on errand_heard (person_id, visit_id);
create index fact_asked on fact (id) where kind = 'customer.asked';

grant select, insert on errand, errand_heard to rounds_app;
