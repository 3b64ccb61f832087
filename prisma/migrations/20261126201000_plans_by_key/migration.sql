-- Rows are looked up by (tenant, environment or directory, id). The planner multiplies how seldom a tenant is with how seldom a
-- directory is, as if the one said nothing of the other, and comes to less than one row for both: with ten thousand tenants every
-- index that begins with the two then looks as good as the key. One of them was taken, and read for all of the directory at each
-- call: in a tenant of 106,117 people 11 ms of a refresh, seen, in what functions look up and in the checks of references alike.
-- A directory says whose it is, and so does an environment: told that, the planner counts the rows of one rightly.
do $$
declare
  v_table text;
  v_place text;
  v_any boolean;
begin
  for v_table, v_place in
    values ('users', 'directory_id'), ('identifiers', 'directory_id'), ('credentials', 'directory_id'), ('passkeys', 'directory_id'),
      ('groups', 'directory_id'), ('group_members', 'directory_id'), ('user_pictures', 'directory_id'),
      ('user_attributes', 'directory_id'), ('clients', 'environment_id'), ('client_secrets', 'environment_id'),
      ('browsers', 'environment_id'), ('sessions', 'environment_id'), ('grants', 'environment_id'),
      ('authorization_requests', 'environment_id'), ('authorization_codes', 'environment_id'),
      ('token_families', 'environment_id'), ('refresh_tokens', 'environment_id'), ('access_tokens', 'environment_id'),
      ('revoked_tokens', 'environment_id')
  loop
    execute format('create statistics %I (dependencies) on tenant_id, %I from %I', v_table || '_place_stats', v_place, v_table);
    execute format('select exists (select from %I)', v_table) into v_any;
    -- Of an empty table nothing is known, and so it stays: that it was empty once is no help to whoever plans for it later.
    if v_any then
      execute format('analyze %I', v_table);
    end if;
  end loop;
end $$;

-- What issuing reads of assignments and memberships is all in the index that it finds them by. Where it was not, the planner took
-- an index that begins with the tenant alone but holds all of it (assignments_once_key), and read the whole tenant's.
create index assignments_of_user_idx on assignments (tenant_id, user_directory_id, user_id, role_id, environment_id);
drop index assignments_tenant_id_user_directory_id_user_id_idx;
create index assignments_of_group_idx on assignments (tenant_id, group_directory_id, group_id, role_id, environment_id);
drop index assignments_tenant_id_group_directory_id_group_id_idx;
create index assignments_of_client_idx on assignments (tenant_id, client_environment_id, client_id, role_id, environment_id);
drop index assignments_tenant_id_client_environment_id_client_id_idx;
create index group_members_of_user_idx on group_members (user_id, tenant_id, directory_id, group_id);
drop index group_members_user_id_tenant_id_directory_id_idx;

-- As before, but person and session are found by their keys and looked at afterwards. With "and it has not ended" beside the key,
-- the index of all living sessions of an environment, which needs no look at that, was the shorter way by a hair, and the longer
-- by every session that lives there.
create or replace function hot_family_death_(p_family token_families, p_now timestamptz, p_with_session boolean) returns text
language plpgsql stable as $$
declare
  v_death text := hot_client_death_(p_family.tenant_id, p_family.environment_id, p_family.client_id);
  v_status text;
  v_ended_at timestamptz;
  v_expires_at timestamptz;
begin
  if v_death is not null then
    return v_death;
  end if;
  if p_family.revoked_at is not null then
    return 'family revoked: ' || p_family.revoke_reason;
  end if;
  if p_family.expires_at <= p_now then
    return 'family expired';
  end if;
  if p_family.grant_id is not null and exists (
    select from grants where tenant_id = p_family.tenant_id and environment_id = p_family.environment_id
      and id = p_family.grant_id and revoked_at is not null) then
    return 'consent revoked';
  end if;
  if p_family.user_id is not null then
    select status into v_status from users
    where tenant_id = p_family.tenant_id and directory_id = p_family.directory_id and id = p_family.user_id;
    if v_status is distinct from 'active' then
      return 'user suspended';
    end if;
  end if;
  if p_family.session_id is not null and (p_with_session or not p_family.offline) then
    select ended_at, expires_at into v_ended_at, v_expires_at from sessions
    where tenant_id = p_family.tenant_id and environment_id = p_family.environment_id and id = p_family.session_id;
    if not found or v_ended_at is not null or v_expires_at <= p_now then
      return 'session ended';
    end if;
  end if;
  return null;
end $$;

-- As before, but step by step: the browser, its sessions, and the person of each. All in one, the planner was free to begin with
-- everybody who has a session in the environment.
create or replace function hot_find_browser(p_tenant uuid, p_environment uuid, p_token_hash bytea, p_now timestamptz)
returns table (browser_id uuid, browser_created_at timestamptz, browser_expires_at timestamptz, session_id uuid, sid text, user_id uuid,
  sub text, display_name text, picture text, email text, auth_time timestamptz, amr text[], acr text, last_seen_at timestamptz,
  idle_expires_at timestamptz, expires_at timestamptz)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_browser browsers;
begin
  select * into v_browser from browsers b
  where b.tenant_id = p_tenant and b.environment_id = p_environment and b.token_hash = p_token_hash;
  if not found or v_browser.expires_at <= p_now then
    return;
  end if;
  return query
    select v_browser.id, v_browser.created_at, v_browser.expires_at, s.id, s.sid, s.user_id, s.sub, s.display_name, s.picture, s.email,
      s.auth_time, s.amr, s.acr, s.last_seen_at, s.idle_expires_at, s.expires_at
    from (select) one
    left join lateral (
      select s.*, u.sub, u.display_name, u.picture, (
        select i.value from identifiers i
        where i.tenant_id = p_tenant and i.directory_id = s.directory_id and i.user_id = s.user_id and i.kind = 'email'
        order by i.primary desc, i.verified_at is null, i.created_at limit 1) as email
      from (
        select * from sessions o
        where o.tenant_id = p_tenant and o.environment_id = p_environment and o.browser_id = v_browser.id offset 0) s
      cross join lateral (
        select o.sub, o.display_name, o.picture, o.status from users o
        where o.tenant_id = p_tenant and o.directory_id = s.directory_id and o.id = s.user_id offset 0) u
      where s.ended_at is null and s.expires_at > p_now and s.idle_expires_at > p_now and u.status = 'active') s on true
    order by s.auth_time desc nulls last
    limit 50;
end $$;
