-- The same photo bytes under two people: the one thing that looks past a scope, and all it gives away is whose day.
create function days_with_photos(digests text[]) returns table (person uuid, day date)
  language sql stable security definer set search_path = public
  as $$ select distinct person_id, day from photo_use where digest = any(digests) $$;
revoke all on function days_with_photos(text[]) from public;
grant execute on function days_with_photos(text[]) to rounds_app;
