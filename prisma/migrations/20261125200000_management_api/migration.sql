-- The management REST API: keys that act for the person who made them, and answers kept so that a repeated request is done once.

create table api_keys (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  directory_id uuid not null,
  user_id uuid not null,
  environment_id uuid,
  name text not null,
  key_hash bytea not null,
  hint text not null,
  permissions text[] not null,
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  last_used_at timestamptz(6),
  revoked_at timestamptz(6),
  constraint api_keys_pkey primary key (tenant_id, id),
  constraint api_keys_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  constraint api_keys_tenant_id_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id)
    on delete cascade on update no action,
  check (length(name) between 1 and 100),
  check (length(key_hash) = 32),
  check (length(hint) <= 12),
  check (cardinality(permissions) between 1 and 200),
  check (expires_at <= created_at + interval '366 days')
);
create unique index api_keys_tenant_id_key_hash_key on api_keys (tenant_id, key_hash);
create index api_keys_tenant_id_directory_id_user_id_idx on api_keys (tenant_id, directory_id, user_id);
create index api_keys_tenant_id_environment_id_idx on api_keys (tenant_id, environment_id);
call protect_tenant_table('api_keys');
call let_janitor('api_keys', $$expires_at < now() - interval '30 days'$$);

-- `key_hash` is of the Idempotency-Key, `request_hash` of what was asked. The answer may hold a secret that is shown once.
create table idempotent_requests (
  tenant_id uuid not null default current_tenant(),
  actor_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  sealed_answer bytea not null,
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  constraint idempotent_requests_pkey primary key (tenant_id, actor_id, key_hash),
  constraint idempotent_requests_tenant_id_fkey
    foreign key (tenant_id) references tenants (id) on delete cascade on update no action,
  check (length(key_hash) = 32),
  check (length(request_hash) = 32),
  check (length(sealed_answer) <= 4194304)
);
create index idempotent_requests_expires_at_idx on idempotent_requests (expires_at);
call protect_tenant_table('idempotent_requests');
call let_janitor('idempotent_requests', $$expires_at < now()$$);

-- A client of the management API may invite: what it holds is read again when the invitation is accepted.
alter table invitations drop constraint invitations_invited_by_kind_check;
alter table invitations add constraint invitations_invited_by_kind_check
  check (invited_by_kind in ('user', 'operator', 'client', 'system'));
