-- What the people of a directory can't change of themselves, because the tenant does it for them (UX-H58).
alter table directories add column locked_fields text[] not null default '{}',
  add check (locked_fields <@ array['name', 'picture', 'language', 'time_zone', 'email', 'deletion'] and cardinality(locked_fields) <= 6);
