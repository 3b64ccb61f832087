-- Webhooks: a tenant's trail, sent to addresses of its own, each event at least once and in order.
--
-- Events become visible when their transaction commits, not in the order of their times or ids. Whoever reads on from the last
-- time seen would miss what committed late. So each event knows its transaction, and a position in the trail is a snapshot:
-- what is visible in it has been read, what is not has not, however late it comes.

alter table audit_event add column transaction_id xid8 not null default pg_current_xact_id();
create index audit_event_tenant_id_transaction_id_at_id_idx on audit_event (tenant_id, transaction_id, at, id);

create table webhooks (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  url text not null,
  description text not null default '',
  -- Actions (`client.created`) and kinds of them (`client.*`); none is every event.
  events text[] not null default '{}',
  status text not null default 'active',
  pause_reason text,
  paused_at timestamptz(6),

  -- Sealed under the tenant's data key. While `previous_ends_at` has not come, both sign.
  secret bytea not null,
  secret_hint text not null,
  secret_created_at timestamptz(6) not null default current_timestamp,
  previous_secret bytea,
  previous_hint text,
  previous_ends_at timestamptz(6),

  -- The position: everything visible in `seen` is done with. While `upto` is set, what is visible in it and not in `seen` is
  -- being sent in order, and is done up to (after_transaction, after_at, after_id).
  seen pg_snapshot not null default pg_current_snapshot(),
  upto pg_snapshot,
  after_transaction xid8,
  after_at timestamptz(6),
  after_id uuid,

  failures integer not null default 0,
  failing_since timestamptz(6),
  next_attempt_at timestamptz(6),
  last_attempt_at timestamptz(6),
  last_success_at timestamptz(6),
  last_status integer,
  last_error text,

  -- Who is sending now. It lapses by itself when the process is killed.
  lease uuid,
  leased_until timestamptz(6),
  last_turn_at timestamptz(6),

  created_by uuid,
  version bigint not null default 1,
  created_at timestamptz(6) not null default current_timestamp,
  updated_at timestamptz(6) not null default current_timestamp,
  constraint webhooks_pkey primary key (tenant_id, id),
  constraint webhooks_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade on update no action,
  check (length(url) between 1 and 2048),
  check (length(description) <= 200),
  check (cardinality(events) <= 100),
  check (status in ('active', 'paused')),
  check ((status = 'paused') = (pause_reason is not null) and (status = 'paused') = (paused_at is not null)),
  check (pause_reason in ('asked', 'failing', 'gone', 'restored', 'moved')),
  check (octet_length(secret) <= 512 and octet_length(previous_secret) <= 512),
  check ((previous_secret is null) = (previous_ends_at is null) and (previous_secret is null) = (previous_hint is null)),
  check (length(secret_hint) <= 8 and length(previous_hint) <= 8),
  check ((after_transaction is null) = (after_at is null) and (after_transaction is null) = (after_id is null)),
  check (upto is not null or after_transaction is null),
  check ((lease is null) = (leased_until is null)),
  check (length(last_error) <= 200)
);
call protect_tenant_table('webhooks');

-- What was sent, or is to be sent beside the trail's own order: a test, a replay, one event again.
create table webhook_deliveries (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  webhook_id uuid not null,
  cause text not null,
  event_id uuid,
  event_at timestamptz(6),
  action text not null,
  status text not null default 'queued',
  attempts integer not null default 0,
  last_attempt_at timestamptz(6),
  latency_ms integer,
  response_status integer,
  response_body text,
  error text,
  created_at timestamptz(6) not null default current_timestamp,
  settled_at timestamptz(6),
  constraint webhook_deliveries_pkey primary key (tenant_id, id),
  constraint webhook_deliveries_tenant_id_webhook_id_fkey
    foreign key (tenant_id, webhook_id) references webhooks (tenant_id, id) on delete cascade on update no action,
  check (cause in ('event', 'test', 'replay', 'retry')),
  check ((cause = 'test') = (event_id is null) and (event_id is null) = (event_at is null)),
  check (length(action) <= 60),
  check (status in ('queued', 'delivered', 'failed')),
  check ((status = 'queued') = (settled_at is null)),
  check (attempts >= 0),
  check (octet_length(response_body) <= 4096),
  check (length(error) <= 200)
);
create index webhook_deliveries_tenant_id_webhook_id_id_idx on webhook_deliveries (tenant_id, webhook_id, id);
create index webhook_deliveries_tenant_id_webhook_id_status_id_idx
  on webhook_deliveries (tenant_id, webhook_id, status, id);
create index webhook_deliveries_tenant_id_webhook_id_event_id_idx on webhook_deliveries (tenant_id, webhook_id, event_id);
create index webhook_deliveries_created_at_idx on webhook_deliveries (created_at);
call protect_tenant_table('webhook_deliveries');
call let_janitor('webhook_deliveries', $$status <> 'queued' and created_at < now() - interval '14 days'$$);

-- Which webhooks have something to send and nobody who sends it, those first that waited longest. Ids only.
create function due_webhooks(p_now timestamptz, p_limit int) returns table (tenant_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.tenant_id, w.id
  from webhooks w
  join tenants t on t.id = w.tenant_id and t.status = 'active'
  where w.status = 'active'
    and (w.leased_until is null or w.leased_until <= p_now)
    and (w.next_attempt_at is null or w.next_attempt_at <= p_now)
    and (
      w.upto is not null
      or exists (
        select from webhook_deliveries d
        where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.status = 'queued' and d.cause <> 'event')
      or exists (
        select from audit_event e
        where e.tenant_id = w.tenant_id and e.transaction_id >= pg_snapshot_xmin(w.seen)
          and not pg_visible_in_snapshot(e.transaction_id, w.seen))
    )
  order by w.last_turn_at nulls first, w.id
  limit p_limit
$$;
grant execute on function due_webhooks(timestamptz, int) to signet_platform;
