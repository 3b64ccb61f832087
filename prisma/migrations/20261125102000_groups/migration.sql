-- Lists of groups are searched and sorted by a name in one normal form, and say how many members each group has.

alter table groups
  add column name_key text not null default '',
  add column member_count integer not null default 0,
  add check (length(name_key) <= 200),
  add check (member_count >= 0);

create function set_group_name_key() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.name_key := lower(normalize(new.display_name, NFC));
  return new;
end $$;
create trigger set_name_key before insert or update of display_name on groups
  for each row execute function set_group_name_key();
create trigger keep_columns before update of slug on groups
  for each row execute function keep_columns('slug');

-- One update a group and statement, however many members come or go; a membership is never moved. A group that is gone takes
-- its members along.
create function count_group_members() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + m.change
  from (
    select tenant_id, directory_id, group_id, (count(*) * case tg_op when 'INSERT' then 1 else -1 end)::int as change
    from moved group by tenant_id, directory_id, group_id
    order by tenant_id, directory_id, group_id
  ) m
  where g.tenant_id = m.tenant_id and g.directory_id = m.directory_id and g.id = m.group_id;
  return null;
end $$;
create trigger count_added after insert on group_members
  referencing new table as moved for each statement execute function count_group_members();
create trigger count_removed after delete on group_members
  referencing old table as moved for each statement execute function count_group_members();

update groups g set
  name_key = lower(normalize(g.display_name, NFC)),
  member_count = (select count(*) from group_members m
    where m.tenant_id = g.tenant_id and m.directory_id = g.directory_id and m.group_id = g.id);

create index groups_name_idx on groups (tenant_id, directory_id, name_key collate "C", id);
create index groups_size_idx on groups (tenant_id, directory_id, member_count, id);
create index group_members_added_idx on group_members (tenant_id, directory_id, group_id, created_at, user_id);
