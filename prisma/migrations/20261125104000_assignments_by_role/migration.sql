-- Who has a role, page by page: in the order in which it was given.
create index assignments_tenant_id_role_id_id_idx on assignments (tenant_id, role_id, id);
create index assignments_tenant_id_builtin_role_id_idx on assignments (tenant_id, builtin_role, id);
