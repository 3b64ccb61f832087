-- As before, but the environment's directory is read first, and the person then found by their key. Joined, the planner knew of the
-- directory only that it is some environment's, and what it was told of directories and tenants (20261126201000_plans_by_key) had no say.
create or replace function hot_find_user(p_tenant uuid, p_environment uuid, p_user uuid)
returns table (id uuid, sub text, display_name text, given_name text, family_name text, picture text, locale text, zoneinfo text,
  address jsonb, updated_at timestamptz, identifiers jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_directory uuid := (select e.directory_id from environments e where e.tenant_id = p_tenant and e.id = p_environment);
begin
  return query
    select u.id, u.sub, u.display_name, u.given_name, u.family_name,
      coalesce((
        select '/picture/' || o.key from user_pictures o
        where o.tenant_id = p_tenant and o.directory_id = v_directory and o.user_id = p_user), u.picture),
      u.locale, u.zoneinfo, u.address, u.updated_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value, 'verified', i.verified_at is not null, 'primary', i.primary)
          order by i.primary desc, i.verified_at is null, i.created_at)
        from identifiers i where i.tenant_id = p_tenant and i.directory_id = v_directory and i.user_id = p_user), '[]'::jsonb)
    from users u
    where u.tenant_id = p_tenant and u.directory_id = v_directory and u.id = p_user and u.status = 'active';
end $$;
