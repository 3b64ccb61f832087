-- Authenticator apps and recovery codes. A TOTP secret is needed again at each use, so it is sealed; a recovery code is a keyed
-- hash. What a person was shown and has not confirmed yet stands apart from their credentials, so that it counts nowhere.

alter table credentials
  add column sealed bytea,
  add column last_step bigint,
  add column confirmed_at timestamptz(6);
alter table credentials
  add check (octet_length(sealed) <= 1024),
  add check (last_step >= 0);

create table enrolments (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  user_id uuid not null,
  kind text not null,
  -- The sign-in in which it was shown: it is confirmed there or nowhere.
  request_id uuid not null,
  sealed bytea not null,
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  constraint enrolments_pkey primary key (tenant_id, directory_id, user_id, kind),
  constraint enrolments_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  check (kind in ('totp', 'recovery_codes')),
  check (octet_length(sealed) <= 1024)
);
create index enrolments_expires_at_idx on enrolments (expires_at);
call protect_tenant_table('enrolments');
call let_janitor('enrolments', $$expires_at < now()$$);
