-- The policy of one client, which may be one of thousands: read whenever the provider meets the client, and removed with it.
create index policies_tenant_id_environment_id_client_id_idx on policies (tenant_id, environment_id, client_id);
