-- Environments that their tenant's people make, change and delete; and what operators see of the whole installation.

-- What an environment is for may change, but nothing becomes or stops being `control`.
drop trigger keep_columns on environments;
create trigger keep_columns before update of slug, issuer, directory_id on environments
  for each row execute function keep_columns('slug', 'issuer', 'directory_id');
create trigger keep_control before update of kind on environments
  for each row when (old.kind = 'control' or new.kind = 'control') execute function keep_columns('kind');

update environments set colour = case kind when 'staging' then 'amber' when 'development' then 'violet' else 'petrol' end;
alter table environments
  drop constraint environments_colour_check,
  add constraint environments_colour_check check (colour in ('petrol', 'amber', 'violet', 'blue', 'plum', 'slate'));

-- Every tenant is counted from its first moment on, so that lists ordered by a count leave nobody out.
insert into tenant_statistics (tenant_id, users, groups, clients, environments, apis, roles, sessions, families, counted_at)
select id, 0, 0, 0, 0, 0, 0, 0, 0, created_at from tenants
on conflict (tenant_id) do nothing;

-- The few tenants of one status among ten thousand.
create index tenants_status_name_idx on tenants (status, lower(display_name) collate "C", id);
create index tenants_status_created_at_idx on tenants (status, created_at, id) where status <> 'active';

-- The keys that have signed longest, over all tenants.
create index signing_keys_current_idx on signing_keys (activated_at, tenant_id, environment_id, id) where status = 'current';
