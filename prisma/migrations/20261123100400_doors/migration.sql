-- Named doors: the few things that a role does beyond its own rows, each a function that says what.

-- Queues a job. The payload is ids and nothing else; a request can queue for its own tenant only. graphile-worker's schema is
-- installed by the migration step, after these files.
create function enqueue_job(p_kind text, p_tenant uuid, p_id uuid, p_run_at timestamptz default null, p_key text default null)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_kind !~ '^[a-z][a-z0-9_.:-]{0,59}$' or length(p_key) > 200 then
    raise exception 'not the name of a job' using errcode = 'invalid_parameter_value';
  end if;
  if session_user = 'signet_app' and p_tenant is distinct from current_tenant() then
    raise exception 'a job belongs to the tenant that queues it' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(
    identifier => p_kind,
    payload => json_build_object('tenantId', p_tenant, 'id', p_id),
    run_at => p_run_at,
    max_attempts => 10,
    job_key => p_key);
end $$;
grant execute on function enqueue_job(text, uuid, uuid, timestamptz, text) to signet_app, signet_platform;

-- Takes one signing key from the pool; it leaves the pool when the caller's transaction commits. Sealed as the pool seals.
create function take_pool_key(p_alg text) returns table (id uuid, kid text, public_jwk jsonb, sealed_private bytea)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from key_pool k where k.id = (
    select p.id from key_pool p where p.alg = p_alg order by p.created_at, p.id limit 1 for update skip locked)
  returning k.id, k.kid, k.public_jwk, k.sealed_private
$$;
grant execute on function take_pool_key(text) to signet_app, signet_platform;

-- Columns that never change: slugs, issuers, subjects, client ids. Named in the trigger's arguments.
create function keep_columns() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_column text;
begin
  foreach v_column in array tg_argv loop
    if to_jsonb(new) -> v_column is distinct from to_jsonb(old) -> v_column then
      raise exception '%.% never changes', tg_table_name, v_column using errcode = 'integrity_constraint_violation';
    end if;
  end loop;
  return new;
end $$;
create trigger keep_columns before update of slug on tenants
  for each row execute function keep_columns('slug');
create trigger keep_columns before update of slug on directories
  for each row execute function keep_columns('slug');
create trigger keep_columns before update of slug, issuer, kind, directory_id on environments
  for each row execute function keep_columns('slug', 'issuer', 'kind', 'directory_id');
create trigger keep_columns before update of sub on users
  for each row execute function keep_columns('sub');
create trigger keep_columns before update of client_id, built_in on clients
  for each row execute function keep_columns('client_id', 'built_in');
create trigger keep_columns before update of identifier on apis
  for each row execute function keep_columns('identifier');

-- An environment's version names the snapshot that the provider caches. Hot functions answer `stale` when it has moved, so what
-- the snapshot holds must not change without it: triggers see to that, and tell whoever listens (`tenant:environment`).
create function move_environment() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.version := old.version + 1;
  perform pg_notify('environment_changed', new.tenant_id || ':' || new.id);
  return new;
end $$;
create trigger move_environment before update on environments for each row execute function move_environment();

-- A row whose xmin is this transaction's has moved already; once is enough.
create function environment_content_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_row record := coalesce(new, old);
begin
  update environments set version = version
  where tenant_id = v_row.tenant_id and id = v_row.environment_id and xmin <> pg_current_xact_id()::xid;
  return null;
end $$;

create function tenant_content_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_row record := coalesce(new, old);
begin
  update environments set version = version
  where tenant_id = v_row.tenant_id and xmin <> pg_current_xact_id()::xid;
  return null;
end $$;

create function tenant_status_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update environments set version = version where tenant_id = new.id and xmin <> pg_current_xact_id()::xid;
  return null;
end $$;

-- A default of the platform is part of every snapshot.
create function platform_content_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update environments set version = version where xmin <> pg_current_xact_id()::xid;
  return null;
end $$;

create trigger snapshot after update of status, display_name on tenants
  for each row execute function tenant_status_changed();
create trigger snapshot after insert or update or delete on clients
  for each row execute function environment_content_changed();
create trigger snapshot after insert or update of secret_hash, expires_at or delete on client_secrets
  for each row execute function environment_content_changed();
create trigger snapshot after insert or update or delete on client_permissions
  for each row execute function environment_content_changed();
create trigger snapshot after insert or update or delete on client_introspections
  for each row execute function environment_content_changed();
create trigger snapshot after insert or update or delete on signing_keys
  for each row execute function environment_content_changed();
create trigger snapshot after insert or update or delete on policies
  for each row execute function tenant_content_changed();
create trigger snapshot after insert or update or delete on apis
  for each row execute function tenant_content_changed();
create trigger snapshot after insert or update or delete on permissions
  for each row execute function tenant_content_changed();
create trigger snapshot after insert or update or delete on roles
  for each row execute function tenant_content_changed();
create trigger snapshot after insert or update or delete on role_permissions
  for each row execute function tenant_content_changed();
create trigger snapshot after insert or update or delete on role_roles
  for each row execute function tenant_content_changed();
create trigger snapshot after insert or update or delete on platform_default
  for each statement execute function platform_content_changed();
