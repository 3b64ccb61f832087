-- Codes and links that are mailed: one row a person (or, where there is none, an address) and purpose, so that a newer mail takes
-- the place of an older one in a single write. Neither the code nor the link's token is stored: an HMAC of the one, the SHA-256
-- of the other. Links of mails that were replaced are remembered by their hashes, so that whoever opens one can be told.

create table mail_challenges (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  id uuid not null,
  environment_id uuid not null,
  -- The person's id, else the normalized address.
  subject text not null,
  purpose text not null,
  -- Null where nobody has the address: such a row is never answered.
  user_id uuid,
  normalized text not null,
  code_hash bytea not null,
  link_hash bytea not null,
  replaced_links bytea[] not null default '{}',
  -- The authorization request and the browser that asked, where one did.
  request_id uuid,
  browser_id uuid,
  data jsonb not null default '{}',
  attempts integer not null default 0,
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  consumed_at timestamptz(6),
  constraint mail_challenges_pkey primary key (tenant_id, directory_id, id),
  constraint mail_challenges_tenant_id_environment_id_directory_id_fkey
    foreign key (tenant_id, environment_id, directory_id) references environments (tenant_id, id, directory_id)
    on delete cascade on update no action,
  constraint mail_challenges_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  check (purpose in ('sign_in', 'verify_email', 'reset_password', 'change_email', 'undo_email', 'sign_up')),
  check (length(subject) between 3 and 400),
  check (length(normalized) between 3 and 320),
  check (octet_length(code_hash) = 32),
  check (octet_length(link_hash) = 32),
  check (cardinality(replaced_links) <= 5),
  check (attempts between 0 and 5),
  check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 8192)
);
create unique index mail_challenges_newest_key on mail_challenges (tenant_id, directory_id, subject, purpose);
create index mail_challenges_tenant_id_directory_id_user_id_idx on mail_challenges (tenant_id, directory_id, user_id);
create index mail_challenges_tenant_id_environment_id_idx on mail_challenges (tenant_id, environment_id);
create index mail_challenges_expires_at_idx on mail_challenges (expires_at);
call protect_tenant_table('mail_challenges');
-- A day longer than it holds, so that whoever comes late is told that it expired.
call let_janitor('mail_challenges', $$expires_at < now() - interval '1 day'$$);
