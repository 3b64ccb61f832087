-- The keys that sign, oldest first, now with the moment at which their own schedule turns them: an environment may keep its keys
-- for a year, and is not late then.
drop function list_signing_keys(int);
create function list_signing_keys(p_limit int)
returns table (
  tenant text, environment text, alg text, activated_at timestamptz, rotates_at timestamptz, next_since timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.slug, e.slug, k.alg, coalesce(k.activated_at, k.created_at),
    coalesce(k.activated_at, k.created_at) + interval '1 second' * coalesce(
      (select (p.value ->> 'rotationSeconds')::int from policies p
       where p.tenant_id = k.tenant_id and p.environment_id = k.environment_id and p.level = 'environment' and p.kind = 'keys'),
      (select (p.value ->> 'rotationSeconds')::int from policies p
       where p.tenant_id = k.tenant_id and p.level = 'tenant' and p.kind = 'keys'),
      (select (d.value ->> 'rotationSeconds')::int from platform_default d where d.key = 'keys'),
      90 * 86400),
    n.created_at
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
