-- How the hosted pages of a tenant look: chosen values, never CSS. Each level (the tenant, or one environment over it) has at most one
-- draft, and numbered versions that were published; `published` is the one that holds, null: the level says nothing.

create table brandings (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  environment_id uuid,
  draft jsonb,
  -- The pictures that the draft refers to.
  draft_images uuid[] not null default '{}',
  published integer,
  version bigint not null default 1,
  created_at timestamptz(6) not null default current_timestamp,
  updated_at timestamptz(6) not null default current_timestamp,
  constraint brandings_pkey primary key (tenant_id, id),
  constraint brandings_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade on update no action,
  constraint brandings_tenant_id_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id) on delete cascade on update no action,
  check (octet_length(draft::text) <= 524288),
  check (cardinality(draft_images) <= 4),
  check (published >= 1)
);
create unique index brandings_place_key on brandings (tenant_id, environment_id) nulls not distinct;
call protect_tenant_table('brandings');

create table branding_versions (
  tenant_id uuid not null default current_tenant(),
  branding_id uuid not null,
  number integer not null,
  value jsonb not null,
  images uuid[] not null default '{}',
  reverted_from integer,
  actor_kind text not null,
  actor_id text,
  created_at timestamptz(6) not null default current_timestamp,
  constraint branding_versions_pkey primary key (tenant_id, branding_id, number),
  constraint branding_versions_tenant_id_branding_id_fkey
    foreign key (tenant_id, branding_id) references brandings (tenant_id, id) on delete cascade on update no action,
  check (number >= 1),
  check (octet_length(value::text) <= 524288),
  check (cardinality(images) <= 4),
  check (length(actor_kind) <= 40),
  check (length(actor_id) <= 60)
);
call protect_tenant_table('branding_versions');

-- Pictures, as they were uploaded: known by their bytes to be what they say, and small.
create table brand_images (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  sha256 bytea not null,
  content_type text not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  created_at timestamptz(6) not null default current_timestamp,
  constraint brand_images_pkey primary key (tenant_id, id),
  constraint brand_images_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade on update no action,
  check (octet_length(sha256) = 32),
  check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
  check (width between 1 and 4096 and height between 1 and 4096),
  check (octet_length(content) between 1 and 262144)
);
create unique index brand_images_tenant_id_sha256_key on brand_images (tenant_id, sha256);
call protect_tenant_table('brand_images');

-- What is published is part of the snapshots of those environments that it reaches; a draft is of none.
create function branding_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_row record := coalesce(new, old);
begin
  update environments set version = version
  where tenant_id = v_row.tenant_id and (v_row.environment_id is null or id = v_row.environment_id)
    and xmin <> pg_current_xact_id()::xid;
  return null;
end $$;
create trigger snapshot after insert or update of published or delete on brandings
  for each row execute function branding_changed();
