-- Views of lists that people come back to: a name for a list's search, filters, order and columns.

create table saved_views (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  list text not null,
  name text not null,
  query text not null,
  shared boolean not null default false,
  created_by uuid,
  created_at timestamptz(6) not null default current_timestamp,
  updated_at timestamptz(6) not null default current_timestamp,
  constraint saved_views_pkey primary key (tenant_id, id),
  constraint saved_views_tenant_id_fkey
    foreign key (tenant_id) references tenants (id) on delete cascade on update no action,
  check (list ~ '^[a-z][a-z-]{0,39}$'),
  check (length(name) between 1 and 60),
  check (length(query) <= 2048)
);
-- Somebody's views of one list have different names.
create unique index saved_views_tenant_id_list_created_by_name_key on saved_views (tenant_id, list, created_by, name);
call protect_tenant_table('saved_views');
