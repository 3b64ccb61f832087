-- Hot functions (DESIGN 4): what happens at the token endpoint and its neighbours, each one call, one statement, one round trip,
-- one transaction, under the caller's own policies. The first line of each sets the tenant for this transaction; the result is a
-- verdict. Never set_config in a CTE beside the statement that needs it: it would match no rows, silently.
--
-- Functions whose name ends in an underscore are parts of the others: they set no tenant, and stand under the search path that
-- their caller has pinned. They are plpgsql too, because its plans are kept (an SQL function is planned anew at each call before
-- PostgreSQL 18).

-- True when the caller's snapshot is no longer the environment: it moved, or it (or its tenant) does not serve.
create function hot_is_stale_(p_tenant uuid, p_environment uuid, p_version bigint) returns boolean
language plpgsql stable as $$
begin
  return not exists (
    select from environments e join tenants t on t.id = e.tenant_id
    where e.tenant_id = p_tenant and e.id = p_environment
      and e.version = p_version and e.status = 'active' and t.status = 'active');
end $$;

-- Why a client's tokens count no longer; null while they do.
create function hot_client_death_(p_tenant uuid, p_environment uuid, p_client uuid) returns text
language plpgsql stable as $$
declare
  v_tenant text;
  v_environment text;
  v_client text;
begin
  select t.status, e.status, c.status into v_tenant, v_environment, v_client
  from environments e
    join tenants t on t.id = e.tenant_id
    join clients c on c.tenant_id = e.tenant_id and c.environment_id = e.id and c.id = p_client
  where e.tenant_id = p_tenant and e.id = p_environment;
  return case
    when not found then 'client gone'
    when v_tenant <> 'active' then 'tenant suspended'
    when v_environment <> 'active' then 'environment suspended'
    when v_client <> 'active' then 'client disabled'
  end;
end $$;

-- Why a family's tokens count no longer: one look at client, person, session, grant, environment and tenant. Null while they do.
-- An offline family outlives its session, but a code never does (p_with_session).
create function hot_family_death_(p_family token_families, p_now timestamptz, p_with_session boolean) returns text
language plpgsql stable as $$
declare
  v_death text := hot_client_death_(p_family.tenant_id, p_family.environment_id, p_family.client_id);
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
  if p_family.user_id is not null and not exists (
    select from users where tenant_id = p_family.tenant_id and directory_id = p_family.directory_id
      and id = p_family.user_id and status = 'active') then
    return 'user suspended';
  end if;
  if p_family.session_id is not null and (p_with_session or not p_family.offline) and not exists (
    select from sessions where tenant_id = p_family.tenant_id and environment_id = p_family.environment_id
      and id = p_family.session_id and ended_at is null and expires_at > p_now) then
    return 'session ended';
  end if;
  return null;
end $$;

create function hot_kill_family_(p_tenant uuid, p_environment uuid, p_family uuid, p_reason text, p_now timestamptz) returns void
language plpgsql as $$
begin
  update token_families set revoked_at = p_now, revoke_reason = p_reason
  where tenant_id = p_tenant and environment_id = p_environment and id = p_family and revoked_at is null;
end $$;

-- p_event: { id, kind, grantType, clientRef, userId, sessionId, familyId, scopes, audience, jti, requestId }
create function hot_write_event_(p_tenant uuid, p_environment uuid, p_event jsonb, p_now timestamptz) returns void
language plpgsql as $$
begin
  insert into token_event (tenant_id, environment_id, at, id, kind, grant_type, client_id, user_id, session_id, family_id,
    scopes, audience, jti, result, request_id)
  values (p_tenant, p_environment, p_now, (p_event->>'id')::uuid, p_event->>'kind', p_event->>'grantType',
    (p_event->>'clientRef')::uuid, (p_event->>'userId')::uuid, (p_event->>'sessionId')::uuid, (p_event->>'familyId')::uuid,
    array(select jsonb_array_elements_text(p_event->'scopes')), p_event->>'audience', p_event->>'jti', 'ok', p_event->>'requestId');
end $$;

-- An opaque access token; p_claims is what a JWT would have said (RFC 9068). Nothing when p_hash is null: that one is a JWT.
create function hot_write_access_(
  p_tenant uuid, p_environment uuid, p_hash bytea, p_family uuid, p_client uuid, p_user uuid, p_claims jsonb) returns void
language plpgsql as $$
begin
  insert into access_tokens (tenant_id, environment_id, token_hash, family_id, client_id, user_id, audience, scopes, claims,
    issued_at, expires_at)
  select p_tenant, p_environment, p_hash, p_family, p_client, p_user, p_claims->>'aud',
    string_to_array(coalesce(p_claims->>'scope', ''), ' '), p_claims,
    to_timestamp((p_claims->>'iat')::double precision), to_timestamp((p_claims->>'exp')::double precision)
  where p_hash is not null;
end $$;

-- ---------------------------------------------------------------------------------------------------- authorization codes

-- issued | completed | stale. Writes, all or nothing: completion of the stored request, remembered consent, family, code, event.
-- p_family: { id, clientRef, userId, sessionId, sid, offline, scopes, resources, claims, authTime, amr, acr, nonce, createdAt, expiresAt }
-- p_consent: { id, scopes, resources, claims }, or null when nobody was asked.
create function hot_issue_code(
  p_tenant uuid, p_environment uuid, p_version bigint, p_family jsonb, p_consent jsonb, p_request uuid,
  p_code_hash bytea, p_redirect_uri text, p_code_challenge text, p_code_expires_at timestamptz,
  p_event jsonb, p_now timestamptz) returns text
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_family uuid := (p_family->>'id')::uuid;
  v_client uuid := (p_family->>'clientRef')::uuid;
  v_user uuid := (p_family->>'userId')::uuid;
  v_directory uuid;
  v_grant uuid;
begin
  if hot_is_stale_(p_tenant, p_environment, p_version) then
    return 'stale';
  end if;
  if p_request is not null then
    update authorization_requests set completed_at = p_now
    where tenant_id = p_tenant and environment_id = p_environment and id = p_request
      and client_id = v_client and completed_at is null and expires_at > p_now;
    if not found then
      return 'completed';
    end if;
  end if;
  select directory_id into strict v_directory from environments where tenant_id = p_tenant and id = p_environment;
  if p_consent is null then
    select id into v_grant from grants
    where tenant_id = p_tenant and environment_id = p_environment and user_id = v_user and client_id = v_client and revoked_at is null;
  else
    insert into grants as g (tenant_id, environment_id, id, directory_id, user_id, client_id, scopes, claims, resources, created_at, updated_at)
    values (p_tenant, p_environment, (p_consent->>'id')::uuid, v_directory, v_user, v_client,
      array(select jsonb_array_elements_text(p_consent->'scopes')),
      array(select jsonb_array_elements_text(p_consent->'claims')),
      array(select jsonb_array_elements_text(p_consent->'resources')), p_now, p_now)
    on conflict (tenant_id, environment_id, user_id, client_id) where revoked_at is null do update set
      scopes = array(select unnest(g.scopes) union select unnest(excluded.scopes) order by 1),
      claims = array(select unnest(g.claims) union select unnest(excluded.claims) order by 1),
      resources = array(select unnest(g.resources) union select unnest(excluded.resources) order by 1),
      updated_at = p_now
    returning g.id into v_grant;
  end if;
  insert into token_families (tenant_id, environment_id, id, grant_id, client_id, directory_id, user_id, session_id, sid, offline,
    scopes, resources, claims, auth_time, amr, acr, nonce, created_at, expires_at)
  values (p_tenant, p_environment, v_family, v_grant, v_client, v_directory, v_user,
    (p_family->>'sessionId')::uuid, p_family->>'sid', (p_family->>'offline')::boolean,
    array(select jsonb_array_elements_text(p_family->'scopes')), array(select jsonb_array_elements_text(p_family->'resources')),
    p_family->'claims', (p_family->>'authTime')::timestamptz, array(select jsonb_array_elements_text(p_family->'amr')),
    p_family->>'acr', p_family->>'nonce', (p_family->>'createdAt')::timestamptz, (p_family->>'expiresAt')::timestamptz);
  insert into authorization_codes (tenant_id, environment_id, code_hash, family_id, client_id, redirect_uri, code_challenge,
    created_at, expires_at)
  values (p_tenant, p_environment, p_code_hash, v_family, v_client, p_redirect_uri, p_code_challenge, p_now, p_code_expires_at);
  perform hot_write_event_(p_tenant, p_environment, p_event, p_now);
  return 'issued';
end $$;

-- What a family is, as find functions answer it.
create type hot_family as (
  id uuid, client_id uuid, user_id uuid, sub text, session_id uuid, sid text, offline boolean, scopes text[], resources text[],
  claims jsonb, auth_time timestamptz, amr text[], acr text, nonce text, created_at timestamptz, expires_at timestamptz);

create function hot_family_(p_family token_families) returns hot_family
language plpgsql stable as $$
declare
  v_sub text := (
    select sub from users
    where tenant_id = p_family.tenant_id and directory_id = p_family.directory_id and id = p_family.user_id);
begin
  return row(p_family.id, p_family.client_id, p_family.user_id, v_sub, p_family.session_id, p_family.sid, p_family.offline,
    p_family.scopes, p_family.resources, p_family.claims, p_family.auth_time, p_family.amr, p_family.acr, p_family.nonce,
    p_family.created_at, p_family.expires_at);
end $$;

create function hot_find_code(p_tenant uuid, p_environment uuid, p_hash bytea, p_now timestamptz)
returns table (redirect_uri text, code_challenge text, code_expires_at timestamptz, redeemed boolean, failed_verifiers int, dead text, family jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
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
  return query select v_code.redirect_uri, v_code.code_challenge, v_code.expires_at, v_code.redeemed_at is not null,
    v_code.failed_verifiers, hot_family_death_(v_family, p_now, true), to_jsonb(hot_family_(v_family));
end $$;

-- Counts a wrong verifier against a code that is still to be redeemed (P13).
create function hot_count_failed_verifier(p_tenant uuid, p_environment uuid, p_hash bytea) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  update authorization_codes set failed_verifiers = failed_verifiers + 1
  where tenant_id = p_tenant and environment_id = p_environment and code_hash = p_hash and redeemed_at is null;
end $$;

-- redeemed | replayed | expired | unknown | wrong_client | stale. Locks the code's row, so of any number of parallel calls one
-- redeems (C02) and the others see what it did. A replay (C03) and a wrong client (C05) kill code and family in this same call.
-- After three wrong verifiers a code is dead (P13); so it is when client, person, session or consent died meanwhile (C09).
create function hot_redeem_code(
  p_tenant uuid, p_environment uuid, p_version bigint, p_hash bytea, p_client uuid,
  p_access_hash bytea, p_access_claims jsonb, p_refresh_hash bytea, p_refresh_idle_expires_at timestamptz,
  p_event jsonb, p_now timestamptz) returns text
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_code authorization_codes;
  v_family token_families;
begin
  if hot_is_stale_(p_tenant, p_environment, p_version) then
    return 'stale';
  end if;
  select * into v_code from authorization_codes
  where tenant_id = p_tenant and environment_id = p_environment and code_hash = p_hash for update;
  if not found then
    return 'unknown';
  end if;
  if v_code.client_id <> p_client then
    update authorization_codes set redeemed_at = coalesce(redeemed_at, p_now)
    where tenant_id = p_tenant and environment_id = p_environment and code_hash = p_hash;
    perform hot_kill_family_(p_tenant, p_environment, v_code.family_id, 'wrong_client', p_now);
    return 'wrong_client';
  end if;
  if v_code.redeemed_at is not null then
    perform hot_kill_family_(p_tenant, p_environment, v_code.family_id, 'code_replayed', p_now);
    return 'replayed';
  end if;
  select * into strict v_family from token_families
  where tenant_id = p_tenant and environment_id = p_environment and id = v_code.family_id;
  if v_code.expires_at <= p_now or v_code.failed_verifiers >= 3 or hot_family_death_(v_family, p_now, true) is not null then
    return 'expired';
  end if;
  update authorization_codes set redeemed_at = p_now
  where tenant_id = p_tenant and environment_id = p_environment and code_hash = p_hash;
  if p_refresh_hash is not null then
    insert into refresh_tokens (tenant_id, environment_id, token_hash, family_id, client_id, created_at, idle_expires_at)
    values (p_tenant, p_environment, p_refresh_hash, v_family.id, p_client, p_now, least(p_refresh_idle_expires_at, v_family.expires_at));
  end if;
  perform hot_write_access_(p_tenant, p_environment, p_access_hash, v_family.id, p_client, v_family.user_id, p_access_claims);
  perform hot_write_event_(p_tenant, p_environment, p_event, p_now);
  return 'redeemed';
end $$;

-- ------------------------------------------------------------------------------------------------------- refresh tokens

create function hot_find_refresh(p_tenant uuid, p_environment uuid, p_hash bytea, p_now timestamptz)
returns table (used boolean, idle_expires_at timestamptz, dead text, family jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
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
  return query select v_token.used_at is not null, v_token.idle_expires_at, hot_family_death_(v_family, p_now, false),
    to_jsonb(hot_family_(v_family));
end $$;

-- rotated | retry | replayed | expired | revoked | unknown | wrong_client | stale. Locks the token's row: of parallel calls one
-- rotates (F03). A used token shows that two hold it, so the family dies in this same call (F02), except for a retry (F17): within
-- the window, by the same presenter, while nobody has used the successor, the sealed response is given again.
create function hot_rotate_refresh(
  p_tenant uuid, p_environment uuid, p_version bigint, p_hash bytea, p_client uuid,
  p_presenter_hash bytea, p_sealed_response bytea, p_retry_window_seconds int,
  p_access_hash bytea, p_access_claims jsonb, p_refresh_hash bytea, p_refresh_idle_expires_at timestamptz,
  p_event jsonb, p_now timestamptz, out verdict text, out sealed_response bytea)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_token refresh_tokens;
  v_family token_families;
  v_death text;
begin
  if hot_is_stale_(p_tenant, p_environment, p_version) then
    verdict := 'stale';
    return;
  end if;
  select * into v_token from refresh_tokens r
  where r.tenant_id = p_tenant and r.environment_id = p_environment and r.token_hash = p_hash for update;
  if not found then
    verdict := 'unknown';
    return;
  end if;
  if v_token.client_id <> p_client then
    perform hot_kill_family_(p_tenant, p_environment, v_token.family_id, 'wrong_client', p_now);
    verdict := 'wrong_client';
    return;
  end if;
  select * into strict v_family from token_families f
  where f.tenant_id = p_tenant and f.environment_id = p_environment and f.id = v_token.family_id;
  v_death := hot_family_death_(v_family, p_now, false);
  if v_death is not null then
    verdict := case v_death when 'family expired' then 'expired' else 'revoked' end;
    return;
  end if;
  if v_token.used_at is not null then
    if v_token.presenter_hash = p_presenter_hash and v_token.sealed_response is not null
      and p_now <= v_token.used_at + make_interval(secs => p_retry_window_seconds)
      and exists (
        select from refresh_tokens s where s.tenant_id = p_tenant and s.environment_id = p_environment
          and s.token_hash = v_token.successor_hash and s.used_at is null) then
      verdict := 'retry';
      sealed_response := v_token.sealed_response;
      return;
    end if;
    perform hot_kill_family_(p_tenant, p_environment, v_token.family_id, 'refresh_replayed', p_now);
    verdict := 'replayed';
    return;
  end if;
  if v_token.idle_expires_at <= p_now then
    verdict := 'expired';
    return;
  end if;
  update refresh_tokens r set used_at = p_now, successor_hash = p_refresh_hash, presenter_hash = p_presenter_hash,
    sealed_response = case when p_presenter_hash is null then null else p_sealed_response end
  where r.tenant_id = p_tenant and r.environment_id = p_environment and r.token_hash = p_hash;
  -- The response sealed beside the one before can be given to nobody any more.
  if v_token.predecessor_hash is not null then
    update refresh_tokens r set sealed_response = null
    where r.tenant_id = p_tenant and r.environment_id = p_environment and r.token_hash = v_token.predecessor_hash
      and r.sealed_response is not null;
  end if;
  insert into refresh_tokens (tenant_id, environment_id, token_hash, family_id, client_id, created_at, idle_expires_at, predecessor_hash)
  values (p_tenant, p_environment, p_refresh_hash, v_family.id, p_client, p_now,
    least(p_refresh_idle_expires_at, v_family.expires_at), p_hash);
  perform hot_write_access_(p_tenant, p_environment, p_access_hash, v_family.id, p_client, v_family.user_id, p_access_claims);
  perform hot_write_event_(p_tenant, p_environment, p_event, p_now);
  verdict := 'rotated';
end $$;

-- ------------------------------------------------------------------------------------------- issuance, live state, revocation

-- recorded | stale. For client_credentials: nothing is consumed, but the snapshot must still hold.
create function hot_record_issuance(
  p_tenant uuid, p_environment uuid, p_version bigint, p_access_hash bytea, p_access_claims jsonb, p_event jsonb, p_now timestamptz)
returns text language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  if hot_is_stale_(p_tenant, p_environment, p_version) then
    return 'stale';
  end if;
  perform hot_write_access_(p_tenant, p_environment, p_access_hash, (p_event->>'familyId')::uuid, (p_event->>'clientRef')::uuid,
    (p_event->>'userId')::uuid, p_access_claims);
  perform hot_write_event_(p_tenant, p_environment, p_event, p_now);
  return 'recorded';
end $$;

-- The live state of a JWT of ours: is it revoked itself, and do its family (gid) or else its client still stand? One row, always.
create function hot_lookup_jwt(
  p_tenant uuid, p_environment uuid, p_jti_hash bytea, p_client_id text, p_sub text, p_gid uuid, p_sid text, p_now timestamptz,
  out dead text, out user_id uuid, out claims jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_client uuid;
  v_family token_families;
  v_view hot_family;
begin
  if exists (select from revoked_tokens r
    where r.tenant_id = p_tenant and r.environment_id = p_environment and r.jti_hash = p_jti_hash) then
    dead := 'token revoked';
    return;
  end if;
  select c.id into v_client from clients c
  where c.tenant_id = p_tenant and c.environment_id = p_environment and c.client_id = p_client_id;
  if p_gid is null then
    dead := hot_client_death_(p_tenant, p_environment, v_client);
    return;
  end if;
  select * into v_family from token_families f
  where f.tenant_id = p_tenant and f.environment_id = p_environment and f.id = p_gid;
  if not found then
    dead := 'family gone';
    return;
  end if;
  v_view := hot_family_(v_family);
  dead := case
    when v_family.client_id is distinct from v_client or v_view.sub is distinct from p_sub or v_family.sid is distinct from p_sid
      then 'not what was issued'
    else hot_family_death_(v_family, p_now, false) end;
  user_id := v_family.user_id;
  claims := v_family.claims;
end $$;

-- An opaque access token and its live state; no row when there is none.
create function hot_lookup_opaque(p_tenant uuid, p_environment uuid, p_hash bytea, p_now timestamptz)
returns table (token jsonb, dead text, user_id uuid, claims jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_token access_tokens;
  v_family token_families;
begin
  select * into v_token from access_tokens a
  where a.tenant_id = p_tenant and a.environment_id = p_environment and a.token_hash = p_hash;
  if not found then
    return;
  end if;
  if v_token.family_id is not null then
    select * into strict v_family from token_families f
    where f.tenant_id = p_tenant and f.environment_id = p_environment and f.id = v_token.family_id;
  end if;
  return query select v_token.claims,
    case
      when v_token.revoked_at is not null then 'token revoked'
      when v_token.expires_at <= p_now then 'token expired'
      when v_token.family_id is not null then hot_family_death_(v_family, p_now, false)
      else hot_client_death_(p_tenant, p_environment, v_token.client_id)
    end,
    v_token.user_id, v_family.claims;
end $$;

-- Revokes a refresh token (with its family), an opaque access token, or a JWT by its jti. Another client's is left alone (V03).
create function hot_revoke(
  p_tenant uuid, p_environment uuid, p_kind text, p_hash bytea, p_client uuid, p_expires_at timestamptz, p_now timestamptz) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  case p_kind
    when 'refresh' then
      perform hot_kill_family_(p_tenant, p_environment, r.family_id, 'revoked', p_now) from refresh_tokens r
      where r.tenant_id = p_tenant and r.environment_id = p_environment and r.token_hash = p_hash and r.client_id = p_client;
    when 'access' then
      update access_tokens set revoked_at = p_now
      where tenant_id = p_tenant and environment_id = p_environment and token_hash = p_hash and client_id = p_client and revoked_at is null;
    when 'jwt' then
      insert into revoked_tokens (tenant_id, environment_id, jti_hash, expires_at)
      values (p_tenant, p_environment, p_hash, p_expires_at) on conflict do nothing;
  end case;
end $$;

create function hot_revoke_family(p_tenant uuid, p_environment uuid, p_family uuid, p_reason text, p_now timestamptz) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  perform hot_kill_family_(p_tenant, p_environment, p_family, p_reason, p_now);
end $$;

-- ---------------------------------------------------------------------------------------------- attempts and assertions

-- Counts an attempt before it is checked (SECURITY, brute force): the row's lock makes parallel attempts queue, so never more than
-- p_limit pass before the first delay. From then on one passes per delay, and each doubles the next, up to p_max_delay. A quiet
-- window after the last delay forgets all. No row while blocked is written: a stranger's flood costs reads.
create function hot_count_attempt(
  p_tenant uuid, p_scope text, p_key_hash bytea, p_limit int, p_window_seconds int, p_delay_seconds int, p_max_delay_seconds int,
  p_now timestamptz, out allowed boolean, out attempts int, out blocked_until timestamptz)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_row attempts;
begin
  -- Again, where the row was cleared between the two statements: somebody gave the right secret meanwhile.
  loop
    insert into attempts (tenant_id, scope, key_hash, count, window_started_at)
    values (p_tenant, p_scope, p_key_hash, 0, p_now) on conflict do nothing;
    select * into v_row from attempts a
    where a.tenant_id = p_tenant and a.scope = p_scope and a.key_hash = p_key_hash for update;
    exit when found;
  end loop;
  if v_row.blocked_until > p_now then
    allowed := false;
    attempts := v_row.count;
    blocked_until := v_row.blocked_until;
    return;
  end if;
  if p_now >= greatest(v_row.window_started_at, v_row.blocked_until) + make_interval(secs => p_window_seconds) then
    v_row.count := 0;
    v_row.window_started_at := p_now;
  end if;
  allowed := true;
  attempts := v_row.count + 1;
  if attempts >= p_limit then
    blocked_until := p_now + make_interval(secs =>
      least(p_max_delay_seconds, p_delay_seconds * power(2, least(attempts - p_limit, 30))));
  end if;
  update attempts a set count = hot_count_attempt.attempts, window_started_at = v_row.window_started_at,
    blocked_until = hot_count_attempt.blocked_until
  where a.tenant_id = p_tenant and a.scope = p_scope and a.key_hash = p_key_hash;
end $$;

-- Until when a key is blocked, without counting; null when it is not.
create function hot_blocked_until(p_tenant uuid, p_scope text, p_key_hash bytea, p_now timestamptz) returns timestamptz
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return (select a.blocked_until from attempts a
    where a.tenant_id = p_tenant and a.scope = p_scope and a.key_hash = p_key_hash and a.blocked_until > p_now);
end $$;

-- The right secret was given: what was counted before it no longer counts.
create function hot_clear_attempts(p_tenant uuid, p_scope text, p_key_hash bytea) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  delete from attempts where tenant_id = p_tenant and scope = p_scope and key_hash = p_key_hash;
end $$;

-- fresh | replayed: the first use of (client, jti) alone is fresh (J08).
create function hot_use_assertion(p_tenant uuid, p_environment uuid, p_client uuid, p_jti_hash bytea, p_expires_at timestamptz) returns text
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  insert into used_assertions (tenant_id, environment_id, client_id, jti_hash, expires_at)
  values (p_tenant, p_environment, p_client, p_jti_hash, p_expires_at) on conflict do nothing;
  return case when found then 'fresh' else 'replayed' end;
end $$;

-- ------------------------------------------------------------------------------------------------- browsers and sessions

-- A browser and its live sessions of active people, newest proof first. No row: no such browser. A row without a session: none live.
create function hot_find_browser(p_tenant uuid, p_environment uuid, p_token_hash bytea, p_now timestamptz)
returns table (browser_id uuid, browser_created_at timestamptz, browser_expires_at timestamptz, session_id uuid, sid text, user_id uuid,
  sub text, display_name text, picture text, email text, auth_time timestamptz, amr text[], acr text, last_seen_at timestamptz,
  idle_expires_at timestamptz, expires_at timestamptz)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return query
    select b.id, b.created_at, b.expires_at, s.id, s.sid, s.user_id, s.sub, s.display_name, s.picture, s.email, s.auth_time, s.amr,
      s.acr, s.last_seen_at, s.idle_expires_at, s.expires_at
    from browsers b
    left join lateral (
      select s.*, u.sub, u.display_name, u.picture, (
        select i.value from identifiers i
        where i.tenant_id = p_tenant and i.directory_id = s.directory_id and i.user_id = s.user_id and i.kind = 'email'
        order by i.primary desc, i.verified_at is null, i.created_at limit 1) as email
      from sessions s
      join users u on u.tenant_id = p_tenant and u.directory_id = s.directory_id and u.id = s.user_id and u.status = 'active'
      where s.tenant_id = p_tenant and s.environment_id = p_environment and s.browser_id = b.id
        and s.ended_at is null and s.expires_at > p_now and s.idle_expires_at > p_now) s on true
    where b.tenant_id = p_tenant and b.environment_id = p_environment and b.token_hash = p_token_hash and b.expires_at > p_now
    order by s.auth_time desc nulls last
    limit 50;
end $$;

-- Moves a live session's idle limit, at most once a minute. False when it no longer lives.
create function hot_touch_session(p_tenant uuid, p_environment uuid, p_session uuid, p_idle_expires_at timestamptz, p_now timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  update sessions s set last_seen_at = p_now, idle_expires_at = least(p_idle_expires_at, s.expires_at)
  where s.tenant_id = p_tenant and s.environment_id = p_environment and s.id = p_session
    and s.ended_at is null and s.expires_at > p_now and s.idle_expires_at > p_now and s.last_seen_at < p_now - interval '1 minute';
  return found or exists (
    select from sessions s where s.tenant_id = p_tenant and s.environment_id = p_environment and s.id = p_session
      and s.ended_at is null and s.expires_at > p_now and s.idle_expires_at > p_now);
end $$;

-- Ends these sessions of this browser, and with them their families that are not offline.
create function hot_end_sessions(
  p_tenant uuid, p_environment uuid, p_browser uuid, p_sessions uuid[], p_reason text, p_now timestamptz) returns int
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
  v_ended uuid[];
begin
  with ended as (
    update sessions set ended_at = p_now, end_reason = p_reason
    where tenant_id = p_tenant and environment_id = p_environment and browser_id = p_browser and id = any (p_sessions) and ended_at is null
    returning id)
  select coalesce(array_agg(id), '{}') into v_ended from ended;
  update token_families set revoked_at = p_now, revoke_reason = 'session_ended'
  where tenant_id = p_tenant and environment_id = p_environment and session_id = any (v_ended) and not offline and revoked_at is null;
  return cardinality(v_ended);
end $$;

-- ------------------------------------------------------------------------------------------------------ people and consent

-- What a user has remembered for a client; no row when nothing.
create function hot_find_grant(p_tenant uuid, p_environment uuid, p_user uuid, p_client uuid)
returns table (id uuid, scopes text[], resources text[], claims text[])
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return query select g.id, g.scopes, g.resources, g.claims from grants g
  where g.tenant_id = p_tenant and g.environment_id = p_environment and g.user_id = p_user and g.client_id = p_client and g.revoked_at is null;
end $$;

-- An active person of the environment's directory, with the identifiers that claims are made of. No row: gone or suspended.
create function hot_find_user(p_tenant uuid, p_environment uuid, p_user uuid)
returns table (id uuid, sub text, display_name text, given_name text, family_name text, picture text, locale text, zoneinfo text,
  address jsonb, updated_at timestamptz, identifiers jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return query
    select u.id, u.sub, u.display_name, u.given_name, u.family_name, u.picture, u.locale, u.zoneinfo, u.address, u.updated_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value, 'verified', i.verified_at is not null, 'primary', i.primary)
          order by i.primary desc, i.verified_at is null, i.created_at)
        from identifiers i where i.tenant_id = p_tenant and i.directory_id = u.directory_id and i.user_id = u.id), '[]'::jsonb)
    from environments e
    join users u on u.tenant_id = p_tenant and u.directory_id = e.directory_id and u.id = p_user and u.status = 'active'
    where e.tenant_id = p_tenant and e.id = p_environment;
end $$;

-- Every function above is signet_app's, and nobody else's.
do $$
declare
  v_function regprocedure;
begin
  for v_function in select oid from pg_proc where pronamespace = 'public'::regnamespace and proname like 'hot\_%' loop
    execute format('grant execute on function %s to signet_app', v_function);
  end loop;
end $$;
