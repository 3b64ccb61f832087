-- What the provider keeps of an environment, of one of its clients, and of the key that signs, each read whole by one statement: a
-- process that has just started, or that thousands of tenants share, has to read them at its busiest. The answer is text that holds
-- JSON, so that whoever keeps it knows how much it is; rows whole where their columns are few, so that a new column is there at once.

-- p_environment: its id. Null when there is none. The version is of the same moment as all the rest.
create function hot_find_environment(p_tenant uuid, p_environment uuid) returns text
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_found text;
begin
  select json_build_object(
    'version', e.version::text,
    'slug', e.slug, 'status', e.status, 'issuer', e.issuer, 'kind', e.kind,
    'directory_id', e.directory_id, 'sign_up_domains', e.sign_up_domains,
    'tenant', json_build_object(
      'slug', t.slug, 'status', t.status, 'display_name', t.display_name, 'default_language', t.default_language),
    'apis', (
      select coalesce(json_agg(to_jsonb(a) || jsonb_build_object('permissions', array(
        select p.name from permissions p where p.tenant_id = p_tenant and p.api_id = a.id order by p.name)) order by a.id), '[]')
      from apis a where a.tenant_id = p_tenant),
    'keys', (
      select coalesce(json_agg(json_build_object('kid', k.kid, 'alg', k.alg, 'status', k.status, 'jwk', k.public_jwk)
        order by k.created_at, k.id), '[]')
      from signing_keys k
      where k.tenant_id = p_tenant and k.environment_id = p_environment and k.status in ('next', 'current', 'previous')),
    'brandings', (
      select coalesce(json_agg(json_build_object('id', b.id, 'environment_id', b.environment_id, 'published', b.published,
        'value', v.value)), '[]')
      from brandings b
        join branding_versions v on v.tenant_id = p_tenant and v.branding_id = b.id and v.number = b.published
      where b.tenant_id = p_tenant and (b.environment_id = p_environment or b.environment_id is null)),
    'defaults', (select coalesce(json_agg(json_build_object('key', d.key, 'value', d.value)), '[]') from platform_default d),
    'policies', (
      select coalesce(json_agg(json_build_object('kind', o.kind, 'level', o.level, 'environment_id', o.environment_id,
        'value', o.value)), '[]')
      from policies o
      where o.tenant_id = p_tenant and o.kind in ('tokens', 'session', 'sign_up') and o.level in ('tenant', 'environment')),
    'roles', (
      select coalesce(json_agg(json_build_object('id', r.id, 'slug', r.slug) order by r.id), '[]')
      from roles r where r.tenant_id = p_tenant),
    'edges', (
      select coalesce(json_agg(json_build_array(i.parent_role_id, i.child_role_id)), '[]')
      from role_roles i where i.tenant_id = p_tenant),
    'gifts', (
      select coalesce(json_agg(json_build_array(g.role_id, a.identifier, p.name)), '[]')
      from role_permissions g
        join permissions p on p.tenant_id = p_tenant and p.id = g.permission_id
        join apis a on a.tenant_id = p_tenant and a.id = p.api_id
      where g.tenant_id = p_tenant)
  )::text into v_found
  from environments e join tenants t on t.id = e.tenant_id
  where e.tenant_id = p_tenant and e.id = p_environment;
  return v_found;
end $$;

-- By what the world calls it, or by its row's id; the other is null. Null when there is none. `policies` is empty but for a client
-- that has one of its own: then it is all that has a say in it, with the defaults of the platform.
create function hot_find_client(p_tenant uuid, p_environment uuid, p_client_id text, p_id uuid) returns text
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_id uuid := p_id;
  v_found text;
begin
  if v_id is null then
    select id into v_id from clients where tenant_id = p_tenant and environment_id = p_environment and client_id = p_client_id;
  end if;
  select (to_jsonb(c) || jsonb_build_object(
    'secrets', (
      select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'secret_hash', encode(s.secret_hash, 'hex'),
        'expires_at', s.expires_at, 'last_used_at', s.last_used_at)), '[]')
      from client_secrets s where s.tenant_id = p_tenant and s.environment_id = p_environment and s.client_id = c.id),
    'permissions', (
      select coalesce(jsonb_agg(jsonb_build_array(a.identifier, p.name) order by p.name), '[]')
      from client_permissions g
        join permissions p on p.tenant_id = p_tenant and p.id = g.permission_id
        join apis a on a.tenant_id = p_tenant and a.id = p.api_id
      where g.tenant_id = p_tenant and g.environment_id = p_environment and g.client_id = c.id),
    'introspections', array(
      select a.identifier
      from client_introspections i join apis a on a.tenant_id = p_tenant and a.id = i.api_id
      where i.tenant_id = p_tenant and i.environment_id = p_environment and i.client_id = c.id order by a.id),
    'own', (
      select jsonb_build_object(
        'kind', e.kind,
        'defaults', (select coalesce(jsonb_agg(jsonb_build_object('key', d.key, 'value', d.value)), '[]') from platform_default d),
        'policies', (
          select jsonb_agg(jsonb_build_object('kind', o.kind, 'level', o.level, 'environment_id', o.environment_id,
            'client_id', o.client_id, 'value', o.value))
          from policies o
          where o.tenant_id = p_tenant and o.kind = 'tokens' and (o.level in ('tenant', 'environment')
            or (o.level = 'client' and o.environment_id = p_environment and o.client_id = c.id))))
      from environments e
      where e.tenant_id = p_tenant and e.id = p_environment and exists (
        select from policies o where o.tenant_id = p_tenant and o.kind = 'tokens' and o.level = 'client'
          and o.environment_id = p_environment and o.client_id = c.id))))::text into v_found
  from clients c where c.tenant_id = p_tenant and c.environment_id = p_environment and c.id = v_id;
  return v_found;
end $$;

-- The environment's current key of an algorithm, sealed, and the tenant's data key that it is sealed under: its first 16 bytes name
-- it (lib/keys/seal.ts). Bytes are in hex. Null when there is none.
create function hot_find_signing_key(p_tenant uuid, p_environment uuid, p_alg text) returns text
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_found text;
begin
  select json_build_object('id', k.id, 'kid', k.kid, 'sealed_private', encode(k.sealed_private, 'hex'),
    'data_key_id', t.id, 'wrapped_key', encode(t.wrapped_key, 'hex'))::text into v_found
  from signing_keys k
    join tenant_keys t on t.tenant_id = p_tenant and t.id = encode(substring(k.sealed_private from 1 for 16), 'hex')::uuid
  where k.tenant_id = p_tenant and k.environment_id = p_environment and k.status = 'current' and k.alg = p_alg;
  return v_found;
end $$;

-- What is asked for at the same time, in one round trip. p_calls: [[kind, tenant, environment, what], …], where `what` is the client's
-- id of a `client`, the algorithm of a `key`, and nothing of an `environment`. A row for each that is there: its place from 1.
create function hot_snapshot_group(p_calls jsonb) returns table (n int, answer text)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  c jsonb;
begin
  for n, c in select ordinality, value from jsonb_array_elements(p_calls) with ordinality loop
    case c->>0
      when 'environment' then answer := hot_find_environment((c->>1)::uuid, (c->>2)::uuid);
      when 'client' then answer := hot_find_client((c->>1)::uuid, (c->>2)::uuid, c->>3, null);
      when 'key' then answer := hot_find_signing_key((c->>1)::uuid, (c->>2)::uuid, c->>3);
    end case;
    if answer is not null then
      return next;
    end if;
  end loop;
end $$;

grant execute on function hot_find_environment(uuid, uuid) to signet_app;
grant execute on function hot_find_client(uuid, uuid, text, uuid) to signet_app;
grant execute on function hot_find_signing_key(uuid, uuid, text) to signet_app;
grant execute on function hot_snapshot_group(jsonb) to signet_app;
