-- The sign-in with which a phone was last in touch: switching the phone off ends that one too.
alter table device add column session_id text;
