-- Two doors that cross the wall between tenants, each for one purpose.

-- Deletes up to p_limit rows of a tenant that is deleted, from one table, and says from which; nothing once nothing is left.
-- The data keys go first: from then on what was sealed under them opens nowhere, backups of the other tables included. Then
-- every table before those it refers to. The trail goes too: it is the tenant's, and the platform's own says that it went.
create function purge_tenant_batch(p_tenant uuid, p_limit int) returns table (purged_table text, deleted bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_table regclass;
begin
  if not exists (select from tenants where id = p_tenant and status = 'deleted' and purged_at is null) then
    raise exception 'only a deleted tenant is purged' using errcode = 'object_not_in_prerequisite_state';
  end if;
  for v_table in
    with recursive owned as (
      select c.oid from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    ), refs as (
      select distinct conrelid as child, confrelid as parent from pg_constraint
      where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace
    ), deep (oid, depth) as (
      select o.oid, 0 from owned o
      union
      select r.child, d.depth + 1 from deep d join refs r on r.parent = d.oid
    )
    select o.oid::regclass from owned o join deep d on d.oid = o.oid
    group by o.oid
    order by o.oid not in ('tenant_keys'::regclass, 'person_keys'::regclass), max(d.depth) desc, o.oid::regclass::text
  loop
    execute format('delete from %s where ctid = any (array(select ctid from %1$s where tenant_id = $1 limit $2))', v_table)
      using p_tenant, p_limit;
    get diagnostics deleted = row_count;
    if deleted > 0 then
      purged_table := v_table::text;
      return next;
      return;
    end if;
  end loop;
end $$;
grant execute on function purge_tenant_batch(uuid, int) to signet_platform;

-- Writes a default of the platform, or takes it away (null), in the transaction of an operator's change, so that the trail and
-- the default agree. Answers false when somebody wrote it since p_seen (null: there was none).
create function set_platform_default(p_key text, p_value jsonb, p_by uuid, p_at timestamptz, p_seen timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_written timestamptz;
begin
  if not exists (select from tenants where id = current_tenant() and slug = 'platform') then
    raise exception 'defaults are the platform''s' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('signet.platform_default'));
  select updated_at into v_written from platform_default where key = p_key;
  if date_trunc('milliseconds', v_written) is distinct from p_seen then
    return false;
  end if;
  if p_value is null then
    delete from platform_default where key = p_key;
  else
    insert into platform_default (key, value, updated_at, updated_by) values (p_key, p_value, p_at, p_by)
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by;
  end if;
  return true;
end $$;
grant execute on function set_platform_default(text, jsonb, uuid, timestamptz, timestamptz) to signet_app;
