-- Row-level security: the second lock on what scope already decided in code. A request sets app.lo, app.hi, app.ranges
-- and app.customer for its transaction alone; what is not set lets nothing through. Plain current_setting(), because a
-- sub-select in a policy is refused by Citus.
do $$
declare t text;
begin
  foreach t in array array['fact', 'fact_part', 'quarantine', 'dropped_place', 'photo', 'photo_use', 'plan', 'visit',
    'verdict_history', 'stop_state', 'result', 'day_sum', 'customer_sum', 'month_sum', 'customer'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$
      create policy scope on %I for all to rounds_app using (
        (post between nullif(current_setting('app.lo', true), '')::int and nullif(current_setting('app.hi', true), '')::int
          and post <@ coalesce(nullif(current_setting('app.ranges', true), ''), '{(,)}')::int4multirange)
        %s)
      with check (
        post between nullif(current_setting('app.lo', true), '')::int and nullif(current_setting('app.hi', true), '')::int
          and post <@ coalesce(nullif(current_setting('app.ranges', true), ''), '{(,)}')::int4multirange)
      $p$, t,
      case
        when t in ('fact', 'visit', 'stop_state', 'result', 'customer_sum') then 'or customer_id = nullif(current_setting(''app.customer'', true), '''')::uuid'
        when t = 'customer' then 'or id = nullif(current_setting(''app.customer'', true), '''')::uuid'
        else '' end);
  end loop;
end $$;

grant select, insert, update, delete on all tables in schema public to rounds_app;
-- Facts and the log are only ever added to. Parts may be erased, never rewritten.
revoke update, delete, truncate on fact, quarantine, dropped_place, log_leaf, log_node, checkpoint, directive from rounds_app;
revoke update on fact_part from rounds_app;
grant usage on all sequences in schema public to rounds_app;
-- Accounts are the owner's business alone.
revoke all on account from rounds_app;
