-- What lists of people and clients are searched, sorted and filtered by (DESIGN 2.1, UX-C1 to C4). Under row-level security an
-- index serves leakproof comparisons of stored columns and nothing else, so each of these is a column, and triggers keep it in
-- step with what it is made of, whichever door a change comes through: a verb, a sign-in, an import, a hand at psql.

-- Text in the one form that lists compare: letters without case and accents, one space where any number of blanks stood.
create function search_key(p_text text) returns text language sql immutable parallel safe strict
set search_path = pg_catalog, public, pg_temp as $$
  select btrim(lower(normalize(regexp_replace(regexp_replace(
    normalize(p_text, NFKD), '[\u0300-\u036f]+', '', 'g'), '[[:space:][:cntrl:]]+', ' ', 'g'), NFC)))
$$;

-- Each three letters in a row of a text, with whose they are: so an index on them finds what contains a text, and finds it in
-- one directory (or environment) without a look at any other.
create function search_grams(p_scope uuid, p_text text) returns text[] language sql immutable parallel safe strict
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct right(p_scope::text, 12) || substr(p_text, i, 3)), '{}')
  from generate_series(1, length(p_text) - 2) i
$$;
grant execute on function search_key(text), search_grams(uuid, text) to signet_app;

-- ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- factors: 1 password, 2 passkey, 4 authenticator app, 8 recovery codes; added up. sign_in_key: the last sign-in in microseconds
-- since 1970; 0, before all others, for who never did. (A coalesce() is not leakproof, and null has no place in a row comparison.)
alter table users
  add column name_key text collate "C" not null default '',
  add column email_key text collate "C" not null default '',
  add column email_verified boolean not null default false,
  add column factors smallint not null default 0,
  add column sign_in_key bigint not null default 0,
  add check (length(name_key) <= 80),
  add check (length(email_key) <= 254),
  add check (factors between 0 and 15);

-- How many people a directory has, as the job count_tenants counted them last: what a list too long to count says it is about.
alter table directories
  add column user_count integer not null default 0,
  add check (user_count >= 0);
update directories d set user_count = (select count(*) from users u where u.tenant_id = d.tenant_id and u.directory_id = d.id);

-- Everything that a person is known by, a line each. Apart from `users`, whose rows move at each sign-in.
create table user_search (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  user_id uuid not null,
  text text collate "C" not null,
  constraint user_search_pkey primary key (tenant_id, directory_id, user_id),
  constraint user_search_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id) on delete cascade on update no action,
  check (length(text) <= 2000)
);
call protect_tenant_table('user_search');

create function set_user_name_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.name_key := left(search_key(new.display_name), 80);
  return new;
end $$;
create trigger set_name_key before insert or update of display_name on users
  for each row execute function set_user_name_key();
create function set_user_sign_in_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.sign_in_key := coalesce((extract(epoch from new.last_sign_in_at) * 1000000)::bigint, 0);
  return new;
end $$;
create trigger set_sign_in_key before insert or update of last_sign_in_at on users
  for each row execute function set_user_sign_in_key();

-- Makes what is derived of these people anew. Their rows are locked first, in one order: whoever changes the same person beside
-- us is waited for, and the statements after see what they wrote.
create procedure refresh_users(p_tenant uuid, p_directory uuid, p_users uuid[]) language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from users u where u.tenant_id = p_tenant and u.directory_id = p_directory and u.id = any (p_users)
  order by u.id for no key update;
  update users u
  set email_key = n.email_key, email_verified = n.email_verified, factors = n.factors
  from (
    select w.id, left(coalesce(e.normalized, ''), 254) as email_key, e.verified_at is not null as email_verified,
      coalesce(c.factors, 0)::smallint as factors
    from unnest(p_users) w(id)
    left join lateral (
      select i.normalized, i.verified_at from identifiers i
      where i.tenant_id = p_tenant and i.directory_id = p_directory and i.user_id = w.id and i.kind = 'email' and i."primary"
    ) e on true
    cross join lateral (
      select bit_or(case k.kind when 'password' then 1 when 'passkey' then 2 when 'totp' then 4 when 'recovery_code' then 8 end) as factors
      from credentials k where k.tenant_id = p_tenant and k.directory_id = p_directory and k.user_id = w.id
    ) c
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
grant execute on procedure refresh_users(uuid, uuid, uuid[]) to signet_app;

-- For `users` the person is `id`, elsewhere `user_id`. Inserts and deletes come once a statement, however many rows it has.
create function people_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_whose record;
begin
  for v_whose in
    select c.tenant_id, c.directory_id, array_agg(distinct c.user_id) as users from changed c group by 1, 2 order by 1, 2
  loop
    call refresh_users(v_whose.tenant_id, v_whose.directory_id, v_whose.users);
  end loop;
  return null;
end $$;
create function people_added() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_whose record;
begin
  for v_whose in
    select c.tenant_id, c.directory_id, array_agg(c.id) as users from changed c group by 1, 2 order by 1, 2
  loop
    call refresh_users(v_whose.tenant_id, v_whose.directory_id, v_whose.users);
  end loop;
  return null;
end $$;
create function person_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'users' then
    call refresh_users(new.tenant_id, new.directory_id, array[new.id]);
  else
    call refresh_users(new.tenant_id, new.directory_id, array[old.user_id, new.user_id]);
  end if;
  return null;
end $$;
create trigger people_added after insert on users
  referencing new table as changed for each statement execute function people_added();
create trigger person_changed after update of display_name, given_name, family_name, external_id on users
  for each row execute function person_changed();
create trigger people_added after insert on identifiers
  referencing new table as changed for each statement execute function people_changed();
create trigger people_removed after delete on identifiers
  referencing old table as changed for each statement execute function people_changed();
create trigger person_changed after update of user_id, kind, normalized, verified_at, "primary" on identifiers
  for each row execute function person_changed();
create trigger people_added after insert on credentials
  referencing new table as changed for each statement execute function people_changed();
create trigger people_removed after delete on credentials
  referencing old table as changed for each statement execute function people_changed();
create trigger person_changed after update of user_id, kind on credentials
  for each row execute function person_changed();

-- Those who are there already.
update users set display_name = display_name, last_sign_in_at = last_sign_in_at;
do $$
declare
  v_whose record;
begin
  for v_whose in select tenant_id, directory_id, array_agg(id) as users from users group by 1, 2 loop
    call refresh_users(v_whose.tenant_id, v_whose.directory_id, v_whose.users);
  end loop;
end $$;

-- An order for each way to sort, and a range for each way to filter.
create index users_name_idx on users (tenant_id, directory_id, name_key, id);
create index users_email_idx on users (tenant_id, directory_id, email_key, id);
create index users_sign_in_idx on users (tenant_id, directory_id, sign_in_key, id);
create index users_status_idx on users (tenant_id, directory_id, status, id);
create index users_verified_idx on users (tenant_id, directory_id, email_verified, id);
create index users_factors_idx on users (tenant_id, directory_id, factors, id);
create index identifiers_prefix_idx on identifiers (tenant_id, directory_id, kind, normalized collate "C", user_id);
create index user_search_grams_idx on user_search using gin (search_grams(directory_id, text)) with (fastupdate = off);
create index assignments_builtin_role_idx on assignments (tenant_id, builtin_role, user_id) where builtin_role is not null;

-- The people of a directory who are known by something that contains a text of three letters or more, in no order: at most
-- p_most of them. Its definer may compare by what is not leakproof; it looks at the caller's tenant and at no other.
create function search_users(p_directory uuid, p_text text, p_most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.user_id from user_search s
  where s.tenant_id = current_tenant() and s.directory_id = p_directory
    and search_grams(s.directory_id, s.text) @> search_grams(p_directory, search_key(p_text))
    and s.text like '%' || regexp_replace(search_key(p_text), '([\\%_])', '\\\1', 'g') || '%'
    and length(search_key(p_text)) >= 3
  limit least(p_most, 20000)
$$;
grant execute on function search_users(uuid, text, int) to signet_app;

-- ── Clients ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table clients
  add column name_key text collate "C" not null default '',
  add check (length(name_key) <= 80);

create function set_client_name_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.name_key := left(search_key(new.name), 80);
  return new;
end $$;
create trigger set_name_key before insert or update of name on clients
  for each row execute function set_client_name_key();
update clients set name_key = left(search_key(name), 80);

create index clients_name_idx on clients (tenant_id, environment_id, name_key, id);
create index clients_grams_idx on clients using gin (search_grams(environment_id, name_key || chr(10) || lower(client_id)))
  with (fastupdate = off);

-- As search_users, for the clients of an environment, by name and client id.
create function search_clients(p_environment uuid, p_text text, p_most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id from clients c
  where c.tenant_id = current_tenant() and c.environment_id = p_environment
    and search_grams(c.environment_id, c.name_key || chr(10) || lower(c.client_id)) @> search_grams(p_environment, search_key(p_text))
    and c.name_key || chr(10) || lower(c.client_id) like '%' || regexp_replace(search_key(p_text), '([\\%_])', '\\\1', 'g') || '%'
    and length(search_key(p_text)) >= 3
  limit least(p_most, 20000)
$$;
grant execute on function search_clients(uuid, text, int) to signet_app;
