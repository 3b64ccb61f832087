-- Who has which role is read live for every token, and now as the other hot reads are: in the group, and along with the code or
-- refresh token of the person it is asked for, so that no round trip is left that reads nothing else.

-- Memberships are looked up by the person. An index that begins with them can't be mistaken for the key of the table, which begins
-- with tenant and directory as theirs did (20261126102200_hot_indexes).
create index group_members_user_id_tenant_id_directory_id_idx on group_members (user_id, tenant_id, directory_id);
drop index group_members_tenant_id_directory_id_user_id_idx;

-- The tenant's own roles that a client has in its environment: given to it here or everywhere. Each once.
create function hot_client_roles_(p_tenant uuid, p_environment uuid, p_client uuid) returns uuid[]
language plpgsql stable as $$
begin
  return array(
    select distinct a.role_id from assignments a
    where a.client_id = p_client and a.tenant_id = p_tenant and a.client_environment_id = p_environment and a.role_id is not null
      and (a.environment_id is null or a.environment_id = p_environment));
end $$;

-- The same of a person: given to them or to a group that they are in. Groups are read first, as a list: joined, the planner took
-- all assignments to groups of the tenant for the shorter way.
create function hot_user_roles_(p_tenant uuid, p_environment uuid, p_directory uuid, p_user uuid) returns uuid[]
language plpgsql stable as $$
declare
  v_groups uuid[] := array(
    select m.group_id from group_members m where m.user_id = p_user and m.tenant_id = p_tenant and m.directory_id = p_directory);
begin
  return array(
    select a.role_id from assignments a
    where a.user_id = p_user and a.tenant_id = p_tenant and a.user_directory_id = p_directory and a.role_id is not null
      and (a.environment_id is null or a.environment_id = p_environment)
    union
    select a.role_id from assignments a
    where a.group_id = any (v_groups) and a.tenant_id = p_tenant and a.group_directory_id = p_directory and a.role_id is not null
      and (a.environment_id is null or a.environment_id = p_environment));
end $$;

create function hot_find_client_roles(p_tenant uuid, p_environment uuid, p_client uuid) returns uuid[]
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return hot_client_roles_(p_tenant, p_environment, p_client);
end $$;

create function hot_find_user_roles(p_tenant uuid, p_environment uuid, p_directory uuid, p_user uuid) returns uuid[]
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return hot_user_roles_(p_tenant, p_environment, p_directory, p_user);
end $$;

-- What issuing will ask of a family's person: { user, roles }, each only where it will be. Roles count at APIs, which the family
-- names; of an active person the claims are read where scopes or the request name any. Null when nothing will be asked.
create function hot_holder_(p_family token_families, p_roles boolean) returns jsonb
language plpgsql stable as $$
declare
  v_holder jsonb;
begin
  if p_family.scopes && '{profile,email,address,phone}'::text[]
    or jsonb_typeof(p_family.claims->'id_token') = 'object' and p_family.claims->'id_token' <> '{}'::jsonb then
    v_holder := jsonb_build_object('user', (
      select to_jsonb(u) from hot_find_user(p_family.tenant_id, p_family.environment_id, p_family.user_id) u));
  end if;
  if p_roles and cardinality(p_family.resources) > 0 then
    v_holder := coalesce(v_holder, '{}'::jsonb) || jsonb_build_object('roles', to_jsonb(
      hot_user_roles_(p_family.tenant_id, p_family.environment_id, p_family.directory_id, p_family.user_id)));
  end if;
  return v_holder;
end $$;

-- As before, and with `holder`, when it still counts: null p_roles asks for none; false leaves roles out, for where none give anything.
drop function hot_find_code(uuid, uuid, bytea, timestamptz);
create function hot_find_code(p_tenant uuid, p_environment uuid, p_hash bytea, p_now timestamptz, p_roles boolean)
returns table (redirect_uri text, code_challenge text, code_expires_at timestamptz, redeemed boolean, failed_verifiers int, dead text,
  family jsonb, holder jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_code authorization_codes;
  v_family token_families;
begin
  select * into v_code from authorization_codes c
  where c.tenant_id = p_tenant and c.environment_id = p_environment and c.code_hash = p_hash;
  if not found then
    return;
  end if;
  select * into strict v_family from token_families f
  where f.tenant_id = p_tenant and f.environment_id = p_environment and f.id = v_code.family_id;
  redirect_uri := v_code.redirect_uri;
  code_challenge := v_code.code_challenge;
  code_expires_at := v_code.expires_at;
  redeemed := v_code.redeemed_at is not null;
  failed_verifiers := v_code.failed_verifiers;
  dead := hot_family_death_(v_family, p_now, true);
  family := to_jsonb(hot_family_(v_family));
  if p_roles is not null and dead is null and not redeemed then
    holder := hot_holder_(v_family, p_roles);
  end if;
  return next;
end $$;

drop function hot_find_refresh(uuid, uuid, bytea, timestamptz);
create function hot_find_refresh(p_tenant uuid, p_environment uuid, p_hash bytea, p_now timestamptz, p_roles boolean)
returns table (used boolean, idle_expires_at timestamptz, dead text, family jsonb, holder jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_token refresh_tokens;
  v_family token_families;
begin
  select * into v_token from refresh_tokens r
  where r.tenant_id = p_tenant and r.environment_id = p_environment and r.token_hash = p_hash;
  if not found then
    return;
  end if;
  select * into strict v_family from token_families f
  where f.tenant_id = p_tenant and f.environment_id = p_environment and f.id = v_token.family_id;
  used := v_token.used_at is not null;
  idle_expires_at := v_token.idle_expires_at;
  dead := hot_family_death_(v_family, p_now, false);
  family := to_jsonb(hot_family_(v_family));
  if p_roles is not null and dead is null then
    holder := hot_holder_(v_family, p_roles);
  end if;
  return next;
end $$;

-- Reads that are asked for at the same time. p_calls: [[kind, tenant, environment, now, …], …], then for
--   code, refresh: hash in hex, p_roles · opaque: hash in hex · jwt: jti_hash in hex, client_id, sub, gid, sid · user: its id
--   client_roles: the client · user_roles: directory, user.
-- A row for each that is there: its place in p_calls from 1, and what the function of its kind answers, as JSON.
create or replace function hot_read_group(p_calls jsonb) returns table (n int, answer jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  c jsonb;
begin
  for n, c in select ordinality, value from jsonb_array_elements(p_calls) with ordinality loop
    case c->>0
      when 'client_roles' then
        answer := to_jsonb(hot_find_client_roles((c->>1)::uuid, (c->>2)::uuid, (c->>4)::uuid));
      when 'code' then
        select to_jsonb(r) into answer
        from hot_find_code((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), (c->>3)::timestamptz, (c->>5)::boolean) r;
      when 'refresh' then
        select to_jsonb(r) into answer
        from hot_find_refresh((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), (c->>3)::timestamptz, (c->>5)::boolean) r;
      when 'opaque' then
        select to_jsonb(r) into answer
        from hot_lookup_opaque((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), (c->>3)::timestamptz) r;
      when 'jwt' then
        select to_jsonb(r) into answer
        from hot_lookup_jwt((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), c->>5, c->>6, (c->>7)::uuid, c->>8,
          (c->>3)::timestamptz) r;
      when 'user' then
        select to_jsonb(r) into answer from hot_find_user((c->>1)::uuid, (c->>2)::uuid, (c->>4)::uuid) r;
      when 'user_roles' then
        answer := to_jsonb(hot_find_user_roles((c->>1)::uuid, (c->>2)::uuid, (c->>4)::uuid, (c->>5)::uuid));
    end case;
    if answer is not null then
      return next;
    end if;
  end loop;
end $$;

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select oid from pg_proc where pronamespace = 'public'::regnamespace
      and proname in ('hot_client_roles_', 'hot_user_roles_', 'hot_find_client_roles', 'hot_find_user_roles', 'hot_holder_',
        'hot_find_code', 'hot_find_refresh', 'hot_read_group')
  loop
    execute format('grant execute on function %s to signet_app', v_function);
  end loop;
end $$;
