-- What a search costs must not depend on how often it was asked, nor on how many people are in the directory. As SQL functions these
-- two were planned anew five times on each connection; from then on (PostgreSQL 18) one plan served every text, worked out the
-- pattern again for each row, and where it came by the primary key made the letters of everybody's text: 8 s among 106,117 people
-- (seen). And all plans joined the index of letters with the primary key, whose part for the tenant they read through: 1,146 pages
-- for nothing, since the letters carry whose they are. So the text is prepared once, only the index of letters can find rows, and
-- what it found is looked at for the tenant afterwards; `offset 0` keeps the two apart and still stops at the limit.
create or replace function search_users(p_directory uuid, p_text text, p_most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_key text := search_key(p_text);
  v_grams text[];
  v_pattern text;
begin
  if v_key is null or length(v_key) < 3 then return; end if;
  v_grams := search_grams(p_directory, v_key);
  v_pattern := '%' || regexp_replace(v_key, '([\\%_])', '\\\1', 'g') || '%';
  return query
    select f.user_id from (
      select s.tenant_id, s.directory_id, s.user_id from user_search s
      where search_grams(s.directory_id, s.text) @> v_grams and s.text like v_pattern
      offset 0
    ) f
    where f.tenant_id = current_tenant() and f.directory_id = p_directory
    limit least(p_most, 20000);
end $$;

create or replace function search_clients(p_environment uuid, p_text text, p_most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_key text := search_key(p_text);
  v_grams text[];
  v_pattern text;
begin
  if v_key is null or length(v_key) < 3 then return; end if;
  v_grams := search_grams(p_environment, v_key);
  v_pattern := '%' || regexp_replace(v_key, '([\\%_])', '\\\1', 'g') || '%';
  return query
    select f.id from (
      select c.tenant_id, c.environment_id, c.id from clients c
      where search_grams(c.environment_id, c.name_key || chr(10) || lower(c.client_id)) @> v_grams
        and c.name_key || chr(10) || lower(c.client_id) like v_pattern
      offset 0
    ) f
    where f.tenant_id = current_tenant() and f.environment_id = p_environment
    limit least(p_most, 20000);
end $$;
