-- The trail is read by environment, by result and by request too: each by an index of its own, newest first.
create index audit_event_tenant_id_environment_id_at_idx on audit_event (tenant_id, environment_id, at);
create index audit_event_tenant_id_result_at_idx on audit_event (tenant_id, result, at);
create index audit_event_tenant_id_request_id_at_idx on audit_event (tenant_id, request_id, at);
