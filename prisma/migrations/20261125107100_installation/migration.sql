-- Doors through which operators see how the installation does. Each answers names, numbers and times; nothing that a tenant
-- keeps, no key material, no payload.

-- The keys that sign, oldest first: whose they are, since when, and whether a successor is published.
create function list_signing_keys(p_limit int)
returns table (tenant text, environment text, alg text, activated_at timestamptz, next_since timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.slug, e.slug, k.alg, coalesce(k.activated_at, k.created_at), n.created_at
  from signing_keys k
  join environments e on e.tenant_id = k.tenant_id and e.id = k.environment_id
  join tenants t on t.id = k.tenant_id and t.status not in ('deleting', 'deleted')
  left join signing_keys n on n.tenant_id = k.tenant_id and n.environment_id = k.environment_id and n.alg = k.alg
    and n.status = 'next'
  where k.status = 'current'
  order by k.activated_at, k.tenant_id, k.environment_id, k.id
  limit least(p_limit, 200)
$$;
grant execute on function list_signing_keys(int) to signet_platform;

-- The queue by kind of job: what waits, runs, failed and will be tried again, and was given up. plpgsql, for the queue's own
-- tables are made after these files. Of an error, its first line.
create function job_kinds()
returns table (kind text, waiting int, running int, failing int, given_up int, oldest_due timestamptz, last_error text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select j.task_identifier,
      count(*) filter (where j.locked_at is null and j.attempts = 0)::int,
      count(*) filter (where j.locked_at is not null)::int,
      count(*) filter (where j.locked_at is null and j.attempts between 1 and j.max_attempts - 1)::int,
      count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts)::int,
      min(j.run_at) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now()),
      left(split_part((array_agg(j.last_error order by j.updated_at desc) filter (where j.last_error is not null))[1], E'\n', 1), 200)
    from graphile_worker.jobs j
    group by j.task_identifier
    order by j.task_identifier;
end $$;
grant execute on function job_kinds() to signet_platform;

-- When what runs by itself ran last.
create function job_runs() returns table (kind text, last_run timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select c.identifier, c.last_execution from graphile_worker._private_known_crontabs c order by c.identifier;
end $$;
grant execute on function job_runs() to signet_platform;

-- The database as an operator should know it.
create function describe_database()
returns table (version text, bytes bigint, migrations int, last_migration text, migrated_at timestamptz, strays bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select current_setting('server_version'), pg_database_size(current_database()),
      (select count(*)::int from _prisma_migrations where finished_at is not null and rolled_back_at is null),
      (select max(migration_name::text) from _prisma_migrations where finished_at is not null and rolled_back_at is null),
      (select max(finished_at) from _prisma_migrations where rolled_back_at is null),
      (select count(*) from audit_event_default) + (select count(*) from token_event_default);
end $$;
grant execute on function describe_database() to signet_platform;
