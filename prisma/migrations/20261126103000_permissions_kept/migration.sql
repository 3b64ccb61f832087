-- To which permissions the management API of every tenant was brought at the last start, and when. A start that finds its own there
-- looks at the tenants made since, instead of sixty permissions of each of ten thousand.
alter table platform_state
  add column permissions_digest text,
  add column permissions_kept_at timestamptz(6),
  add check (length(permissions_digest) <= 64),
  add check ((permissions_digest is null) = (permissions_kept_at is null));
