-- The list of clients is filtered by kind and by status; what is built in is in no list.
create index clients_kind_idx on clients (tenant_id, environment_id, kind, id) where built_in is null;
create index clients_status_idx on clients (tenant_id, environment_id, status, id) where built_in is null;
