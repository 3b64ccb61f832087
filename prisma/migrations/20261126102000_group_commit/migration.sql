-- Group commit: hot writes that are asked for at the same time travel together and are made durable by one commit. Each row of
-- the group sets its own tenant (the first line of the function that it calls), so it stands under the same policies as alone.
-- The rows are worked in the order of (tenant, kind, hash): in order of arrival, groups of two processes would lock the same
-- rows crosswise. What throws takes the whole group back, and the caller then makes each call alone.

-- p_calls: [[kind, tenant, environment, version, hash, client, access_hash, access_claims, refresh_hash, refresh_idle_expires_at,
-- event, now, presenter_hash, sealed_response, retry_window_seconds], …]; hashes in hex, sealed_response in base64. The answer
-- has one row for each: its place in p_calls from 1, and its verdict. The functions that are called stand in 20261123100500_hot.
create function hot_write_group(p_calls jsonb) returns table (n int, verdict text, sealed_response bytea)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  c jsonb;
begin
  for n, c in
    select ordinality, value from jsonb_array_elements(p_calls) with ordinality
    order by (value->>1) collate "C", (value->>0) collate "C", (value->>4) collate "C", ordinality
  loop
    sealed_response := null;
    case c->>0
      when 'issuance' then
        verdict := hot_record_issuance((c->>1)::uuid, (c->>2)::uuid, (c->>3)::bigint, decode(c->>6, 'hex'), c->7, c->10,
          (c->>11)::timestamptz);
      when 'redeem' then
        verdict := hot_redeem_code((c->>1)::uuid, (c->>2)::uuid, (c->>3)::bigint, decode(c->>4, 'hex'), (c->>5)::uuid,
          decode(c->>6, 'hex'), c->7, decode(c->>8, 'hex'), (c->>9)::timestamptz, c->10, (c->>11)::timestamptz);
      when 'rotate' then
        select r.verdict, r.sealed_response into verdict, sealed_response
        from hot_rotate_refresh((c->>1)::uuid, (c->>2)::uuid, (c->>3)::bigint, decode(c->>4, 'hex'), (c->>5)::uuid,
          decode(c->>12, 'hex'), decode(c->>13, 'base64'), (c->>14)::int, decode(c->>6, 'hex'), c->7, decode(c->>8, 'hex'),
          (c->>9)::timestamptz, c->10, (c->>11)::timestamptz) r;
    end case;
    return next;
  end loop;
end $$;

-- Reads that are asked for at the same time. p_calls: [[kind, tenant, environment, now, …], …], then for
--   code, refresh, opaque: hash in hex · jwt: jti_hash in hex, client_id, sub, gid, sid · user: its id.
-- A row for each that is there: its place in p_calls from 1, and what the function of its kind answers, as JSON.
create function hot_read_group(p_calls jsonb) returns table (n int, answer jsonb)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  c jsonb;
begin
  for n, c in select ordinality, value from jsonb_array_elements(p_calls) with ordinality loop
    case c->>0
      when 'code' then
        select to_jsonb(r) into answer
        from hot_find_code((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), (c->>3)::timestamptz) r;
      when 'refresh' then
        select to_jsonb(r) into answer
        from hot_find_refresh((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), (c->>3)::timestamptz) r;
      when 'opaque' then
        select to_jsonb(r) into answer
        from hot_lookup_opaque((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), (c->>3)::timestamptz) r;
      when 'jwt' then
        select to_jsonb(r) into answer
        from hot_lookup_jwt((c->>1)::uuid, (c->>2)::uuid, decode(c->>4, 'hex'), c->>5, c->>6, (c->>7)::uuid, c->>8,
          (c->>3)::timestamptz) r;
      when 'user' then
        select to_jsonb(r) into answer from hot_find_user((c->>1)::uuid, (c->>2)::uuid, (c->>4)::uuid) r;
    end case;
    if answer is not null then
      return next;
    end if;
  end loop;
end $$;

grant execute on function hot_write_group(jsonb) to signet_app;
grant execute on function hot_read_group(jsonb) to signet_app;
