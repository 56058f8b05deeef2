-- Accounts and sessions as better-auth wants them, in a schema of their own: the role of the requests has no way in.
create schema auth;

create table auth."user" (
  "id" text primary key,         -- the person's id
  "name" text not null,
  "email" text not null unique,  -- made up: people sign in by employee number
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "username" text unique,
  "displayUsername" text
);
create table auth.session (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index "session_userId_idx" on auth.session ("userId");
create table auth.account (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");
create table auth.verification (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth.verification ("identifier");

-- What signs the cookies: made once, by the database itself.
create table auth.secret (one boolean primary key default true check (one), value text not null);
insert into auth.secret (value) values (encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'));

-- Given out under the one lock of the directives: a number that was rolled back is never given again.
create sequence directive_number;
grant usage on sequence directive_number to rounds_app;

create unique index account_employee_no on account (lower(employee_no));
create index customer_number on customer (number);
create index plan_number on plan (number);
create index customer_search on customer (name);
create index directive_import on directive (import_id) where import_id is not null;

-- What another system says of an opportunity, a contract or an order: the pair of system and id makes a sheet repeatable.
create table source (
  kind text not null,
  system text not null,
  external_id text not null,
  ref uuid not null,
  said jsonb not null,           -- the last word, as the sheet had it
  before jsonb,                  -- the word before it, for taking the import back
  import_id uuid not null,
  primary key (kind, system, external_id)
);
create index source_import on source (import_id);
grant select, insert, update, delete on source to rounds_app;
