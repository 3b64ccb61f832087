-- Words of a tenant's own that no password of a directory may be made of: its products, its town, its football club.
alter table directories add column blocked_words text[] not null default '{}',
  add check (cardinality(blocked_words) <= 200 and octet_length(blocked_words::text) <= 32768);
