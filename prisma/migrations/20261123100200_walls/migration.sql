-- The walls between tenants (DESIGN 2.1): row-level security, enabled and forced, and what each of the four roles may touch.
--
--   signet_owner     migrates and owns; functions that run as their definer, backup and restore see every row
--   signet_app       serves requests; sees the rows of current_tenant() and no others; no tenant set, no rows
--   signet_platform  a closed list, below
--   signet_janitor   reads and deletes expired rows, and nothing else
--
-- A table without a policy for a role is closed to it, whatever was granted by mistake.

alter default privileges revoke execute on functions from public;
revoke execute on function current_tenant() from public;
grant execute on function current_tenant() to signet_app, signet_platform, signet_janitor;

-- Puts a tenant's table behind the wall. `p_column` is the tenant's id in it.
create procedure protect_tenant_table(p_table text, p_column text default 'tenant_id') language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('alter table %I enable row level security', p_table);
  execute format('alter table %I force row level security', p_table);
  execute format('create policy owner_rows on %I to signet_owner using (true) with check (true)', p_table);
  execute format('create policy tenant_rows on %I to signet_app using (true) with check (true)', p_table);
  execute format(
    'create policy tenant_wall on %I as restrictive to signet_app using (%I = current_tenant()) with check (%2$I = current_tenant())',
    p_table, p_column);
  execute format('grant select, insert, update, delete on %I to signet_app', p_table);
end $$;

-- A partition is reached through its parent, under the parent's policies. Nobody is given the partition itself.
create procedure protect_partition(p_partition text) language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('alter table %I enable row level security', p_partition);
  execute format('alter table %I force row level security', p_partition);
  execute format('create policy owner_rows on %I to signet_owner using (true) with check (true)', p_partition);
end $$;

-- Lets the janitor see and delete rows for which `p_expired` holds.
create procedure let_janitor(p_table text, p_expired text) language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('create policy janitor_reads on %I for select to signet_janitor using (true)', p_table);
  execute format('create policy janitor_deletes on %I for delete to signet_janitor using (true)', p_table);
  execute format('create policy janitor_wall on %I as restrictive to signet_janitor using (%s) with check (false)', p_table, p_expired);
  execute format('grant select, delete on %I to signet_janitor', p_table);
end $$;

call protect_tenant_table('tenants', 'id');
call protect_tenant_table('tenant_keys');
call protect_tenant_table('person_keys');
call protect_tenant_table('directories');
call protect_tenant_table('environments');
call protect_tenant_table('policies');
call protect_tenant_table('apis');
call protect_tenant_table('permissions');
call protect_tenant_table('roles');
call protect_tenant_table('role_permissions');
call protect_tenant_table('role_roles');
call protect_tenant_table('assignments');
call protect_tenant_table('users');
call protect_tenant_table('identifiers');
call protect_tenant_table('credentials');
call protect_tenant_table('groups');
call protect_tenant_table('group_members');
call protect_tenant_table('signing_keys');
call protect_tenant_table('clients');
call protect_tenant_table('client_secrets');
call protect_tenant_table('client_permissions');
call protect_tenant_table('client_introspections');
call protect_tenant_table('browsers');
call protect_tenant_table('sessions');
call protect_tenant_table('authorization_requests');
call protect_tenant_table('attempts');
call protect_tenant_table('grants');
call protect_tenant_table('token_families');
call protect_tenant_table('authorization_codes');
call protect_tenant_table('refresh_tokens');
call protect_tenant_table('access_tokens');
call protect_tenant_table('revoked_tokens');
call protect_tenant_table('used_assertions');
call protect_tenant_table('portal_users');
call protect_tenant_table('portal_accounts');
call protect_tenant_table('portal_sessions');
call protect_tenant_table('audit_event');
call protect_tenant_table('token_event');

-- A slug is never used again, so a tenant's row stays.
revoke delete on tenants from signet_app;

-- The trail is append-only for whoever serves requests.
revoke update, delete on audit_event, token_event from signet_app;

-- The closed list of signet_platform.
alter table platform_state enable row level security;
alter table platform_state force row level security;
create policy owner_rows on platform_state to signet_owner using (true) with check (true);
create policy platform_rows on platform_state to signet_platform using (true) with check (true);
grant select, insert, update on platform_state to signet_platform;

alter table platform_default enable row level security;
alter table platform_default force row level security;
create policy owner_rows on platform_default to signet_owner using (true) with check (true);
create policy platform_rows on platform_default to signet_platform using (true) with check (true);
create policy everyone_reads on platform_default for select to signet_app using (true);
grant select, insert, update, delete on platform_default to signet_platform;
grant select on platform_default to signet_app;

alter table key_pool enable row level security;
alter table key_pool force row level security;
create policy owner_rows on key_pool to signet_owner using (true) with check (true);
create policy platform_rows on key_pool to signet_platform using (true) with check (true);
grant select, insert, delete on key_pool to signet_platform;

create policy platform_rows on tenants to signet_platform using (true) with check (true);
grant select, insert, update on tenants to signet_platform;

create policy platform_rows on environments to signet_platform using (true) with check (true);
grant select, update on environments to signet_platform;

-- The platform's own trail: that of the built-in tenant `platform`.
create policy platform_rows on audit_event to signet_platform
  using (tenant_id = (select id from tenants where slug = 'platform'))
  with check (tenant_id = (select id from tenants where slug = 'platform'));
grant select, insert on audit_event to signet_platform;

-- What the janitor may delete, and from when on. Deleting a family takes its codes and tokens with it. A code or a used
-- refresh token stays as long as its family, so that a replay of it can still be punished. A session stays as long as its browser is known: that this
-- person has signed in on it before is what lets them in while a stranger guesses. With its browser it goes.
call let_janitor('browsers', $$expires_at < now()$$);
call let_janitor('sessions', $$expires_at < now() - interval '180 days'$$);
call let_janitor('authorization_requests', $$expires_at < now() - interval '1 hour'$$);
call let_janitor('token_families', $$expires_at < now() - interval '1 day'$$);
call let_janitor('refresh_tokens', $$used_at is null and idle_expires_at < now() - interval '1 day'$$);
call let_janitor('access_tokens', $$expires_at < now() - interval '1 hour'$$);
call let_janitor('revoked_tokens', $$expires_at < now() - interval '1 hour'$$);
call let_janitor('used_assertions', $$expires_at < now() - interval '1 hour'$$);
call let_janitor('attempts', $$window_started_at < now() - interval '1 day' and coalesce(blocked_until, window_started_at) < now() - interval '1 day'$$);
call let_janitor('portal_sessions', $$expires_at < now()$$);
