-- What lists say of a person's factors counts their passkeys, which stand in a table of their own. One that was copied opens nothing,
-- so it is none.
create or replace procedure refresh_users(p_tenant uuid, p_directory uuid, p_users uuid[]) language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from users u where u.tenant_id = p_tenant and u.directory_id = p_directory and u.id = any (p_users)
  order by u.id for no key update;
  update users u
  set email_key = n.email_key, email_verified = n.email_verified, factors = n.factors
  from (
    select w.id, left(coalesce(e.normalized, ''), 254) as email_key, e.verified_at is not null as email_verified,
      (coalesce(c.factors, 0) | k.factors)::smallint as factors
    from unnest(p_users) w(id)
    left join lateral (
      select i.normalized, i.verified_at from identifiers i
      where i.tenant_id = p_tenant and i.directory_id = p_directory and i.user_id = w.id and i.kind = 'email' and i."primary"
    ) e on true
    cross join lateral (
      select bit_or(case k.kind when 'password' then 1 when 'passkey' then 2 when 'totp' then 4 when 'recovery_code' then 8 end) as factors
      from credentials k where k.tenant_id = p_tenant and k.directory_id = p_directory and k.user_id = w.id
    ) c
    cross join lateral (
      select case when exists (
        select from passkeys p
        where p.tenant_id = p_tenant and p.directory_id = p_directory and p.user_id = w.id and p.cloned_at is null
      ) then 2 else 0 end as factors
    ) k
  ) n
  where u.tenant_id = p_tenant and u.directory_id = p_directory and u.id = n.id
    and (u.email_key, u.email_verified, u.factors) is distinct from (n.email_key, n.email_verified, n.factors);
  insert into user_search (tenant_id, directory_id, user_id, text)
  select u.tenant_id, u.directory_id, u.id, left(concat_ws(chr(10), search_key(u.display_name), search_key(u.given_name),
    search_key(u.family_name), k.known, search_key(u.external_id)), 2000)
  from users u
  cross join lateral (
    select string_agg(search_key(i.normalized), chr(10) order by i."primary" desc, i.id) as known from identifiers i
    where i.tenant_id = p_tenant and i.directory_id = p_directory and i.user_id = u.id
  ) k
  where u.tenant_id = p_tenant and u.directory_id = p_directory and u.id = any (p_users)
  on conflict (tenant_id, directory_id, user_id) do update set text = excluded.text where user_search.text <> excluded.text;
end $$;

create trigger people_added after insert on passkeys
  referencing new table as changed for each statement execute function people_changed();
create trigger people_removed after delete on passkeys
  referencing old table as changed for each statement execute function people_changed();
create trigger person_changed after update of user_id, cloned_at on passkeys
  for each row execute function person_changed();

-- Those who have one already.
do $$
declare
  v_whose record;
begin
  for v_whose in select tenant_id, directory_id, array_agg(distinct user_id) as users from passkeys group by 1, 2 loop
    call refresh_users(v_whose.tenant_id, v_whose.directory_id, v_whose.users);
  end loop;
end $$;
