-- What the console needs to tell: who gave what and when, a tenant that is going, colours, and attributes of people.

alter table tenants
  add column purge_at timestamptz(6),
  drop constraint tenants_status_check,
  add constraint tenants_status_check check (status in ('active', 'suspended', 'deleting', 'deleted')),
  add check ((status = 'deleting') = (purge_at is not null));

alter table environments
  add column colour text not null default 'petrol',
  add check (colour ~ '^[a-z]{3,20}$');

alter table groups
  add column description text not null default '',
  add check (length(description) <= 500);

alter table group_members add column added_by uuid;
alter table role_permissions
  add column added_by uuid,
  add column created_at timestamptz(6) not null default current_timestamp;
alter table role_roles
  add column added_by uuid,
  add column created_at timestamptz(6) not null default current_timestamp;
alter table client_permissions
  add column added_by uuid,
  add column created_at timestamptz(6) not null default current_timestamp;
alter table client_secrets add column created_by uuid;

create table user_attributes (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  user_id uuid not null,
  name text not null,
  value jsonb not null,
  value_text text not null,
  updated_at timestamptz(6) not null default current_timestamp,
  constraint user_attributes_pkey primary key (tenant_id, directory_id, user_id, name),
  constraint user_attributes_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id) on delete cascade on update no action,
  check (name ~ '^[A-Za-z][A-Za-z0-9_.-]{0,59}$'),
  check (octet_length(value::text) <= 4096),
  check (length(value_text) <= 200)
);
create index user_attributes_tenant_id_directory_id_name_value_text_user_idx
  on user_attributes (tenant_id, directory_id, name, value_text, user_id);
call protect_tenant_table('user_attributes');
