-- A stored request of an environment, with how whoever has shown something in it, or signed in by it, wants to be spoken to. Every step
-- of a sign-in begins with this.
create function hot_find_request(p_tenant uuid, p_environment uuid, p_directory uuid, p_id uuid)
returns table (parameters jsonb, progress jsonb, created_at timestamptz, expires_at timestamptz, completed_at timestamptz, browser_id uuid,
  user_id uuid, locale text, zoneinfo text)
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return query
    select r.parameters, r.progress, r.created_at, r.expires_at, r.completed_at, r.browser_id, u.id, u.locale, u.zoneinfo
    from authorization_requests r
    left join sessions s on s.tenant_id = p_tenant and s.environment_id = p_environment
      and s.id = (r.progress -> 'progress' ->> 'sessionId')::uuid
    left join users u on u.tenant_id = p_tenant and u.directory_id = p_directory
      and u.id = coalesce((r.progress -> 'signing' ->> 'userId')::uuid, s.user_id)
    where r.tenant_id = p_tenant and r.environment_id = p_environment and r.id = p_id;
end $$;

grant execute on function hot_find_request(uuid, uuid, uuid, uuid) to signet_app;
