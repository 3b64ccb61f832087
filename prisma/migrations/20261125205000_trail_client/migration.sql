-- What a client's events came to is asked more often than what they were in order: failures among many that went well were looked
-- for in all of them. With the result in front, each result is a range of its own in the order of time; a page that asks for none
-- reads the three side by side (lib/audit/find-events.ts).
drop index audit_event_client_idx;
create index audit_event_client_idx on audit_event
  (tenant_id, client_id, result, at, action, environment_id, ip_bucket, reason)
  where client_id is not null;
