-- Days on which anybody visited a customer after an instant: of others than those in one's scope, only this much is told.
create function days_at_customer(customer uuid, after bigint, until bigint) returns table (person uuid, day date)
  language sql stable security definer set search_path = public
  as $$ select person_id, f.day from fact f where f.customer_id = customer and f.kind = 'visit.started' and f.at > after and f.at <= until $$;
revoke all on function days_at_customer(uuid, bigint, bigint) from public;
grant execute on function days_at_customer(uuid, bigint, bigint) to rounds_app;
