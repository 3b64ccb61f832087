-- What was promoted into an environment, by whom and why, with what the touched objects were before: the way back. Nothing in it is
-- secret, for documents hold no secrets.

create table promotions (
  tenant_id uuid not null default current_tenant(),
  environment_id uuid not null,
  id uuid not null,
  -- The slug of the environment it came from; null: from a file.
  source text,
  status text not null default 'applied',
  reason text not null,
  actor_kind text not null,
  actor_id text,
  -- The keys of the touched objects, each with the row it stands for.
  touched jsonb not null,
  before jsonb not null,
  after jsonb not null,
  created_at timestamptz(6) not null default current_timestamp,
  rolled_back_at timestamptz(6),
  rolled_back_reason text,
  rolled_back_by_kind text,
  rolled_back_by text,
  constraint promotions_pkey primary key (tenant_id, environment_id, id),
  constraint promotions_tenant_id_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id) on delete cascade on update no action,
  check (length(source) <= 40),
  check (status in ('applied', 'rolled_back')),
  check (length(reason) between 1 and 200),
  check (length(actor_kind) <= 40),
  check (length(actor_id) <= 60),
  check (length(rolled_back_reason) <= 200),
  check (length(rolled_back_by_kind) <= 40),
  check (length(rolled_back_by) <= 60),
  check ((status = 'rolled_back') = (rolled_back_at is not null)),
  check (octet_length(touched::text) <= 1048576),
  check (octet_length(before::text) <= 16777216),
  check (octet_length(after::text) <= 16777216)
);
call protect_tenant_table('promotions');
