-- A file of people that is being imported: uploaded, mapped and checked as often as needed, then imported once. It may hold
-- hashes of passwords, so it is sealed, and it is gone after a day whatever became of it.

create table imports (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  id uuid not null,
  created_by uuid,
  file_name text not null default '',
  row_count integer not null,
  sealed_content bytea not null,
  sealed_result bytea,
  imported integer,
  imported_at timestamptz(6),
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  constraint imports_pkey primary key (tenant_id, directory_id, id),
  constraint imports_tenant_id_directory_id_fkey
    foreign key (tenant_id, directory_id) references directories (tenant_id, id) on delete cascade on update no action,
  check (length(file_name) <= 200),
  check (row_count between 1 and 5000),
  check (octet_length(sealed_content) <= 6291456),
  check (octet_length(sealed_result) <= 4194304),
  check ((imported is null) = (imported_at is null)),
  check (imported_at is not null or sealed_result is null)
);
create index imports_expires_at_idx on imports (expires_at);
call protect_tenant_table('imports');
call let_janitor('imports', $$expires_at < now()$$);
