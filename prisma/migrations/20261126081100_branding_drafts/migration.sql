-- The first draft of a level makes its row: no page shows it, so no snapshot moves.
create or replace function branding_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_row record := coalesce(new, old);
begin
  if old.published is not distinct from new.published then
    return null;
  end if;
  update environments set version = version
  where tenant_id = v_row.tenant_id and (v_row.environment_id is null or id = v_row.environment_id)
    and xmin <> pg_current_xact_id()::xid;
  return null;
end $$;
