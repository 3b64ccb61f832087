-- Failures are few beside what they are asked for together with (a client has most events of a tenant), so their index holds all
-- else that the trail is filtered by: what does not match is never fetched, whichever of the two the planner begins with.
drop index audit_event_reason_idx;
create index audit_event_reason_idx on audit_event
  (tenant_id, reason, at, action, result, environment_id, client_id, ip_bucket, actor_id, target_id)
  where reason is not null;
