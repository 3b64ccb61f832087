-- What operators see of tenants without entering them, and how many people each directory has: counted for many tenants in one
-- statement, each under its own policies, as the loop sets it. Those that are deleted, or gone, are passed over. Answers how many
-- were counted. In the order of their ids, so that two runs never wait for each other crosswise.
create function count_tenants(p_tenants uuid[], p_now timestamptz) returns integer
language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  v_id uuid;
  v_tenant text;
  v_rows integer;
  v_counted integer := 0;
begin
  for v_id in select id from unnest(p_tenants) as wanted (id) order by id loop
    v_tenant := set_config('app.tenant_id', v_id::text, true);
    with people as materialized (
      select directory_id, count(*)::int as n, max(last_sign_in_at) as latest from users where tenant_id = v_id group by directory_id
    ), sized as (
      update directories d set user_count = coalesce(p.n, 0)
      from directories o left join people p on p.directory_id = o.id
      where d.tenant_id = v_id and o.tenant_id = v_id and o.id = d.id and d.user_count <> coalesce(p.n, 0)
    )
    insert into tenant_statistics (tenant_id, users, groups, clients, environments, apis, roles, sessions, families,
      last_sign_in_at, counted_at)
    select v_id,
      (select coalesce(sum(n), 0) from people),
      (select count(*) from groups where tenant_id = v_id),
      (select count(*) from clients where tenant_id = v_id and built_in is null),
      (select count(*) from environments where tenant_id = v_id and kind <> 'control'),
      (select count(*) from apis where tenant_id = v_id and identifier not like 'urn:signet:%'),
      (select count(*) from roles where tenant_id = v_id),
      (select count(*) from sessions where tenant_id = v_id and ended_at is null and expires_at > p_now),
      (select count(*) from token_families where tenant_id = v_id and revoked_at is null and expires_at > p_now),
      (select max(latest) from people), p_now
    from tenants where id = v_id and status <> 'deleted'
    on conflict (tenant_id) do update set users = excluded.users, groups = excluded.groups, clients = excluded.clients,
      environments = excluded.environments, apis = excluded.apis, roles = excluded.roles, sessions = excluded.sessions,
      families = excluded.families, last_sign_in_at = excluded.last_sign_in_at, counted_at = excluded.counted_at;
    get diagnostics v_rows = row_count;
    v_counted := v_counted + v_rows;
  end loop;
  return v_counted;
end $$;
grant execute on function count_tenants(uuid[], timestamptz) to signet_app;
