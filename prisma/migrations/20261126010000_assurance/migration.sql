-- Assurance: what a session was opened by, devices that a person let be remembered, and the grace of enrolment.

-- The proofs themselves; `amr`, `acr` and `auth_time` follow from them.
alter table sessions add column proofs jsonb not null default '[]';
update sessions set proofs = jsonb_build_array(jsonb_build_object('kind', 'password',
  'at', to_char(auth_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')));
alter table sessions add check (jsonb_typeof(proofs) = 'array' and octet_length(proofs::text) <= 8192);

-- "Don't ask again on this device": excuses from a second factor where the policy lets it.
create table remembered_devices (
  tenant_id uuid not null default current_tenant(),
  environment_id uuid not null,
  id uuid not null,
  browser_id uuid not null,
  directory_id uuid not null,
  user_id uuid not null,
  -- What the browser said it was, for the person's list.
  user_agent text,
  created_at timestamptz(6) not null default current_timestamp,
  last_used_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  constraint remembered_devices_pkey primary key (tenant_id, environment_id, id),
  constraint remembered_devices_tenant_id_environment_id_browser_id_fkey
    foreign key (tenant_id, environment_id, browser_id) references browsers (tenant_id, environment_id, id)
    on delete cascade on update no action,
  constraint remembered_devices_tenant_id_environment_id_directory_id_fkey
    foreign key (tenant_id, environment_id, directory_id) references environments (tenant_id, id, directory_id)
    on delete cascade on update no action,
  constraint remembered_devices_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  check (length(user_agent) <= 500)
);
create unique index remembered_devices_tenant_id_environment_id_browser_id_user_key
  on remembered_devices (tenant_id, environment_id, browser_id, user_id);
create index remembered_devices_tenant_id_directory_id_user_id_idx on remembered_devices (tenant_id, directory_id, user_id);
create index remembered_devices_expires_at_idx on remembered_devices (expires_at);
call protect_tenant_table('remembered_devices');
call let_janitor('remembered_devices', $$expires_at < now()$$);

-- When a person first met a demand for a second factor, and how often they have put it off.
create table enrolment_graces (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  user_id uuid not null,
  started_at timestamptz(6) not null,
  sign_ins integer not null default 0,
  constraint enrolment_graces_pkey primary key (tenant_id, directory_id, user_id),
  constraint enrolment_graces_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  check (sign_ins >= 0)
);
call protect_tenant_table('enrolment_graces');
