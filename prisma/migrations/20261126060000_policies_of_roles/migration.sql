-- What a role asks of whoever has it ("administrators must"): one more level of policies.
alter table policies add column role_id uuid;
alter table policies
  add constraint policies_tenant_id_role_id_fkey foreign key (tenant_id, role_id) references roles (tenant_id, id)
    on delete cascade on update no action;

do $$
declare
  v_check text;
begin
  select conname into strict v_check from pg_constraint
  where conrelid = 'policies'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%CASE level%';
  execute format('alter table policies drop constraint %I', v_check);
end $$;
alter table policies add constraint policies_level_check check (
  case level
    when 'tenant' then num_nonnulls(environment_id, directory_id, client_id, role_id) = 0
    when 'environment' then environment_id is not null and num_nonnulls(directory_id, client_id, role_id) = 0
    when 'directory' then directory_id is not null and num_nonnulls(environment_id, client_id, role_id) = 0
    when 'client' then num_nonnulls(environment_id, client_id) = 2 and num_nonnulls(directory_id, role_id) = 0
    when 'role' then role_id is not null and num_nonnulls(environment_id, directory_id, client_id) = 0
    else false
  end);

drop index policies_place_key;
create unique index policies_place_key on policies (tenant_id, kind, level, environment_id, directory_id, client_id, role_id)
  nulls not distinct;
-- One person has few of a tenant's roles: theirs alone are read when they sign in.
create index policies_tenant_id_role_id_idx on policies (tenant_id, role_id);
