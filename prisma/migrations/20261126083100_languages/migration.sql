-- What a tenant speaks to whoever wishes for no language. Null: English.
alter table tenants add column default_language text
  constraint tenants_default_language_check check (default_language in ('en', 'de', 'fr', 'es', 'ja', 'ar'));

-- What environments keep of their tenant moves with it.
drop trigger snapshot on tenants;
create trigger snapshot after update of status, display_name, default_language on tenants
  for each row execute function tenant_status_changed();
