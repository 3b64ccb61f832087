-- The trail is filtered by anything combined with anything, and no page of it may read many rows in vain. Of each index the columns
-- before `at` are met by descent and keep the order of time; those behind it are met within the index, so that a row that does
-- not match is never fetched. Environment, action and result have few values: each of their combinations has a prefix of its own.

-- Which client it happened with or through; and whence, as a bucket of a keyed hash: 24 bits of an HMAC under the tenant's part
-- of the master key. It finds the events that may come from an address; that they do is told by opening their sealed fields,
-- so that those of a person who was erased are found by nobody. Even with the key, a bucket stands for 256 addresses of IPv4.
alter table audit_event add column client_id uuid, add column ip_bucket int;

drop index audit_event_tenant_id_action_at_idx;
drop index audit_event_tenant_id_environment_id_at_idx;
drop index audit_event_tenant_id_target_id_at_idx;
drop index audit_event_tenant_id_actor_id_at_idx;
drop index audit_event_tenant_id_person_id_at_idx;

create index audit_event_environment_action_idx on audit_event (tenant_id, environment_id, action, result, at, actor_id, reason);
create index audit_event_environment_result_idx on audit_event (tenant_id, environment_id, result, at);
create index audit_event_action_idx on audit_event (tenant_id, action, result, at);

-- What has many values goes by the first of target, actor, client, address and reason that is asked for: its index holds all that
-- come after it.
create index audit_event_target_idx on audit_event
  (tenant_id, target_id, at, actor_id, action, result, environment_id, client_id, ip_bucket, reason);
create index audit_event_actor_idx on audit_event
  (tenant_id, actor_id, at, action, result, environment_id, client_id, ip_bucket, reason);
create index audit_event_client_idx on audit_event (tenant_id, client_id, at, action, result, environment_id, ip_bucket, reason)
  where client_id is not null;
create index audit_event_ip_idx on audit_event (tenant_id, ip_bucket, at, action, result, environment_id, reason)
  where ip_bucket is not null;
create index audit_event_reason_idx on audit_event (tenant_id, reason, at, action, result, environment_id)
  where reason is not null;

-- Issuance is read by client, by person and by kind, within one environment.
create index token_event_client_idx on token_event (tenant_id, environment_id, client_id, at, kind);
create index token_event_user_idx on token_event (tenant_id, environment_id, user_id, at, kind);
create index token_event_kind_idx on token_event (tenant_id, environment_id, kind, at);
