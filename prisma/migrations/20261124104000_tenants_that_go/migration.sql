-- A tenant that is being deleted: `deleting` until purge_at (it can be taken back), then `deleted` for good. What it had is
-- erased from then on; `purged_at` says when nothing of it was left. The row stays without its name: a slug is never used again.

alter table tenants
  add column status_before text,
  add column purged_at timestamptz(6),
  drop constraint tenants_display_name_check,
  add constraint tenants_display_name_check
    check (length(display_name) between case status when 'deleted' then 0 else 1 end and 100),
  add constraint tenants_status_before_check
    check (status_before in ('active', 'suspended') and (status = 'deleting') = (status_before is not null)
      or status_before is null and status <> 'deleting'),
  add constraint tenants_purged_at_check check (purged_at is null or status = 'deleted');

-- Operators find a tenant by how a word of its slug or name begins. As signet_platform, whose policy on tenants is `true`, the
-- index serves; the question stands in lib/services/tenants/matching.ts, letter by letter.
create index tenants_words_idx on tenants using gin (
  array_to_tsvector(array_remove(regexp_split_to_array(lower(slug || ' ' || display_name), '[^[:alnum:]]+'), '')));
create index tenants_name_idx on tenants (lower(display_name) collate "C", id);
create index tenants_created_at_id_idx on tenants (created_at, id);

-- What operators may know of a tenant without entering it: how much there is of each kind. A job counts, within the tenant.
create table tenant_statistics (
  tenant_id uuid not null default current_tenant(),
  users integer not null,
  groups integer not null,
  clients integer not null,
  environments integer not null,
  apis integer not null,
  roles integer not null,
  sessions integer not null,
  families integer not null,
  last_sign_in_at timestamptz(6),
  counted_at timestamptz(6) not null,
  constraint tenant_statistics_pkey primary key (tenant_id),
  constraint tenant_statistics_tenant_id_fkey
    foreign key (tenant_id) references tenants (id) on delete cascade on update no action
);
create index tenant_statistics_users_tenant_id_idx on tenant_statistics (users, tenant_id);
create index tenant_statistics_last_sign_in_at_tenant_id_idx on tenant_statistics (last_sign_in_at, tenant_id);
call protect_tenant_table('tenant_statistics');
create policy platform_rows on tenant_statistics for select to signet_platform using (true);
grant select on tenant_statistics to signet_platform;

-- An environment that is gone is told of like one that changed, so that no node serves what it still holds of it.
create function environment_gone() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('environment_changed', old.tenant_id || ':' || old.id);
  return null;
end $$;
create trigger environment_gone after delete on environments for each row execute function environment_gone();
