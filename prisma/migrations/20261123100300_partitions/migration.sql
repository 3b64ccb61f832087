-- Partitions of the two streams: audit_event by month, token_event by day, both by UTC. Rows that fit no partition land in the
-- default one; make_partitions() gives them a home later, and says how many it still found, so that somebody is told.

create table audit_event_default partition of audit_event default;
call protect_partition('audit_event_default');
create table token_event_default partition of token_event default;
call protect_partition('token_event_default');

create function make_partition(p_parent text, p_name text, p_from timestamptz, p_to timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' as $$
begin
  if to_regclass(format('public.%I', p_name)) is not null then
    return false;
  end if;
  execute format('create table public.%I (like public.%I including defaults including constraints)', p_name, p_parent);
  execute format(
    'with strays as (delete from %I where at >= %L and at < %L returning *) insert into %I select * from strays',
    p_parent || '_default', p_from, p_to, p_name);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', p_parent, p_name, p_from, p_to);
  call protect_partition(p_name);
  return true;
end $$;

-- Makes what is missing from a month (a week) back until three months (ten days) ahead. One caller at a time.
create function make_partitions() returns table (made int, strays bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' as $$
declare
  v_from timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext('signet.partitions'));
  made := 0;
  for v_from in
    select generate_series(date_trunc('month', now()) - interval '1 month', date_trunc('month', now()) + interval '3 months', interval '1 month')
  loop
    made := made + make_partition('audit_event', 'audit_event_' || to_char(v_from, 'YYYYMM'), v_from, v_from + interval '1 month')::int;
  end loop;
  for v_from in
    select generate_series(date_trunc('day', now()) - interval '7 days', date_trunc('day', now()) + interval '10 days', interval '1 day')
  loop
    made := made + make_partition('token_event', 'token_event_' || to_char(v_from, 'YYYYMMDD'), v_from, v_from + interval '1 day')::int;
  end loop;
  strays := (select count(*) from audit_event_default) + (select count(*) from token_event_default);
  return next;
end $$;

-- Drops the partitions that end before the time kept. A stream is never cut shorter than a day (tokens) or thirty days (audit).
create function drop_partitions(p_audit_days int, p_token_days int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' as $$
declare
  v_dropped int := 0;
  v_name text;
begin
  if p_audit_days < 30 or p_token_days < 1 then
    raise exception 'the trail is kept at least 30 days, issuance at least one' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtext('signet.partitions'));
  for v_name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit_event'::regclass and c.relname ~ '^audit_event_\d{6}$'
      and to_timestamp(right(c.relname, 6), 'YYYYMM') + interval '1 month' <= now() - make_interval(days => p_audit_days)
    union all
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'token_event'::regclass and c.relname ~ '^token_event_\d{8}$'
      and to_timestamp(right(c.relname, 8), 'YYYYMMDD') + interval '1 day' <= now() - make_interval(days => p_token_days)
  loop
    execute format('drop table public.%I', v_name);
    v_dropped := v_dropped + 1;
  end loop;
  delete from audit_event_default where at < now() - make_interval(days => p_audit_days);
  delete from token_event_default where at < now() - make_interval(days => p_token_days);
  return v_dropped;
end $$;

grant execute on function make_partitions() to signet_platform, signet_janitor;
grant execute on function drop_partitions(int, int) to signet_janitor;

select make_partitions();
