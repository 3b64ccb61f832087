-- A code is issued from a remembered consent only while there is one. Between the look at it and this write somebody may have
-- taken it back: then the answer is `stale`, so that the request is decided anew and the person is asked. The grant's row is
-- locked: whoever revokes it waits for the code's family to be there, and revokes that too.

-- issued | completed | stale. Writes, all or nothing: completion of the stored request, remembered consent, family, code, event.
-- p_family: { id, clientRef, userId, sessionId, sid, offline, scopes, resources, claims, authTime, amr, acr, nonce, createdAt, expiresAt }
-- p_consent: { id, scopes, resources, claims }, or null when nobody was asked.
create or replace function hot_issue_code(
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
  if p_consent is null then
    select id into v_grant from grants
    where tenant_id = p_tenant and environment_id = p_environment and user_id = v_user and client_id = v_client and revoked_at is null
      and scopes @> array(select jsonb_array_elements_text(p_family->'scopes'))
      and resources @> array(select jsonb_array_elements_text(p_family->'resources'))
    for share;
    if not found and not (
      select first_party from clients where tenant_id = p_tenant and environment_id = p_environment and id = v_client) then
      return 'stale';
    end if;
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
  if p_consent is not null then
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
