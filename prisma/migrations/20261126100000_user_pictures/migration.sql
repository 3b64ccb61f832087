-- The pictures that people gave of themselves (UX-H58), written anew before they come here. `key` is what the served address ends in:
-- random, and another one with every picture, so that an address tells of no other and never shows another picture.
create table user_pictures (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  user_id uuid not null,
  key text not null,
  content_type text not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  created_at timestamptz(6) not null default current_timestamp,
  constraint user_pictures_pkey primary key (tenant_id, directory_id, user_id),
  constraint user_pictures_tenant_id_directory_id_user_id_fkey foreign key (tenant_id, directory_id, user_id)
    references users (tenant_id, directory_id, id) on delete cascade on update no action,
  check (key ~ '^[A-Za-z0-9_-]{22}$'),
  check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
  check (width between 1 and 4096 and height between 1 and 4096),
  check (octet_length(content) between 1 and 524288)
);
-- Pictures are packed already.
alter table user_pictures alter column content set storage external;
create unique index user_pictures_tenant_id_directory_id_key_key on user_pictures (tenant_id, directory_id, key);
call protect_tenant_table('user_pictures');

-- As before, but for `picture`: one that the person gave goes before an address that somebody wrote, and is told as a path below the
-- issuer, which no address that is written begins like (those are https).
create or replace function hot_find_user(p_tenant uuid, p_environment uuid, p_user uuid)
returns table (id uuid, sub text, display_name text, given_name text, family_name text, picture text, locale text, zoneinfo text,
  address jsonb, updated_at timestamptz, identifiers jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_tenant text := set_config('app.tenant_id', p_tenant::text, true);
begin
  return query
    select u.id, u.sub, u.display_name, u.given_name, u.family_name,
      coalesce((
        select '/picture/' || o.key from user_pictures o
        where o.tenant_id = p_tenant and o.directory_id = u.directory_id and o.user_id = u.id), u.picture),
      u.locale, u.zoneinfo, u.address, u.updated_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value, 'verified', i.verified_at is not null, 'primary', i.primary)
          order by i.primary desc, i.verified_at is null, i.created_at)
        from identifiers i where i.tenant_id = p_tenant and i.directory_id = u.directory_id and i.user_id = u.id), '[]'::jsonb)
    from environments e
    join users u on u.tenant_id = p_tenant and u.directory_id = e.directory_id and u.id = p_user and u.status = 'active'
    where e.tenant_id = p_tenant and e.id = p_environment;
end $$;
