-- The console lists who is signed in and what was allowed to whom: what is over is kept a while and must not be read in vain.
-- A live session's idle limit never lies beyond its absolute one, so a range of the first finds the live ones and no others.
create index sessions_live_key on sessions (tenant_id, idle_expires_at, id) where ended_at is null;
create index sessions_live_in_environment_key on sessions (tenant_id, environment_id, idle_expires_at, id) where ended_at is null;
create index sessions_live_of_person_key on sessions (tenant_id, user_id, idle_expires_at, id) where ended_at is null;

create index grants_live_in_tenant_key on grants (tenant_id, id) where revoked_at is null;
create index grants_live_in_environment_key on grants (tenant_id, environment_id, id) where revoked_at is null;
create index grants_live_of_client_key on grants (tenant_id, environment_id, client_id, id) where revoked_at is null;
create index grants_live_of_person_key on grants (tenant_id, user_id, id) where revoked_at is null;

-- Which sessions a client has: families that were revoked with their session stay until they would have expired.
create index token_families_live_of_client_key on token_families (tenant_id, environment_id, client_id, session_id)
  where revoked_at is null and session_id is not null;
