-- Invitations: bound to an address, a directory, roles and groups. The link is in a sealed mail and nowhere else; here is the
-- SHA-256 of its token. Pending, accepted, revoked or expired follows from the times.

create table invitations (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  id uuid not null,
  environment_id uuid not null,
  email text not null,
  normalized text not null,
  display_name text not null default '',
  token_hash bytea not null,
  invited_by_kind text not null,
  invited_by uuid,
  sent_count integer not null default 1,
  last_sent_at timestamptz(6) not null default current_timestamp,
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  accepted_at timestamptz(6),
  accepted_by uuid,
  revoked_at timestamptz(6),
  version bigint not null default 1,
  constraint invitations_pkey primary key (tenant_id, directory_id, id),
  constraint invitations_tenant_id_environment_id_directory_id_fkey
    foreign key (tenant_id, environment_id, directory_id) references environments (tenant_id, id, directory_id)
    on delete cascade on update no action,
  constraint invitations_tenant_id_directory_id_accepted_by_fkey
    foreign key (tenant_id, directory_id, accepted_by) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  check (length(email) between 3 and 320),
  check (length(normalized) between 3 and 320),
  check (length(display_name) <= 100),
  check (octet_length(token_hash) = 32),
  check (invited_by_kind in ('user', 'operator', 'system')),
  check ((invited_by is null) = (invited_by_kind = 'system')),
  check (sent_count between 1 and 100),
  check (accepted_at is null or revoked_at is null),
  check (accepted_by is null or accepted_at is not null)
);
create unique index invitations_tenant_id_directory_id_token_hash_key on invitations (tenant_id, directory_id, token_hash);
-- One open invitation an address: two would be two links with different roles, of which the person sees one.
create unique index invitations_open_key on invitations (tenant_id, directory_id, normalized)
  where accepted_at is null and revoked_at is null;
create index invitations_tenant_id_directory_id_normalized_idx on invitations (tenant_id, directory_id, normalized collate "C");
create index invitations_tenant_id_directory_id_accepted_by_idx on invitations (tenant_id, directory_id, accepted_by);
create index invitations_expires_at_idx on invitations (expires_at);
call protect_tenant_table('invitations');
call let_janitor('invitations', $$expires_at < now() - interval '90 days'$$);

create table invitation_roles (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  role_id uuid,
  builtin_role text,
  environment_id uuid,
  constraint invitation_roles_pkey primary key (tenant_id, directory_id, id),
  constraint invitation_roles_tenant_id_directory_id_invitation_id_fkey
    foreign key (tenant_id, directory_id, invitation_id) references invitations (tenant_id, directory_id, id)
    on delete cascade on update no action,
  constraint invitation_roles_tenant_id_role_id_fkey
    foreign key (tenant_id, role_id) references roles (tenant_id, id) on delete cascade on update no action,
  constraint invitation_roles_tenant_id_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id) on delete cascade on update no action,
  check (length(builtin_role) <= 60),
  check ((role_id is null) <> (builtin_role is null))
);
create unique index invitation_roles_once_key on invitation_roles
  (tenant_id, directory_id, invitation_id, role_id, builtin_role, environment_id) nulls not distinct;
create index invitation_roles_tenant_id_role_id_idx on invitation_roles (tenant_id, role_id);
create index invitation_roles_tenant_id_environment_id_idx on invitation_roles (tenant_id, environment_id);
call protect_tenant_table('invitation_roles');

create table invitation_groups (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  invitation_id uuid not null,
  group_id uuid not null,
  constraint invitation_groups_pkey primary key (tenant_id, directory_id, invitation_id, group_id),
  constraint invitation_groups_tenant_id_directory_id_invitation_id_fkey
    foreign key (tenant_id, directory_id, invitation_id) references invitations (tenant_id, directory_id, id)
    on delete cascade on update no action,
  constraint invitation_groups_tenant_id_directory_id_group_id_fkey
    foreign key (tenant_id, directory_id, group_id) references groups (tenant_id, directory_id, id)
    on delete cascade on update no action
);
create index invitation_groups_tenant_id_directory_id_group_id_idx on invitation_groups (tenant_id, directory_id, group_id);
call protect_tenant_table('invitation_groups');
