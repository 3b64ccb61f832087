-- What a list is filtered by, an index serves (DESIGN 2.1): invitations by their state, mails by what they are about, and
-- permissions and groups to choose from by the beginning of their names.
create index invitations_state_idx on invitations (tenant_id, directory_id, accepted_at, revoked_at, expires_at);
create index mails_tenant_id_kind_id_idx on mails (tenant_id, kind, id);
create index mails_tenant_id_kind_status_id_idx on mails (tenant_id, kind, status, id);
create index permissions_tenant_id_name_id_idx on permissions (tenant_id, name collate "C", id);
create index groups_slug_prefix_idx on groups (tenant_id, directory_id, slug collate "C");
