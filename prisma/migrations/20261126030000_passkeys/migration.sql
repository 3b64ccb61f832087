-- Passkeys: public keys of people, by directory, and the challenges that one use answers.

-- The user handle of WebAuthn: the directory, then random bytes, so that it tells nothing of the person. Made with the first passkey.
alter table users add column webauthn_handle bytea;
-- Until when nobody asks this person again whether they want a passkey.
alter table users add column passkey_offer_after timestamptz(6);
alter table users add check (octet_length(webauthn_handle) = 48);
create unique index users_tenant_id_directory_id_webauthn_handle_key on users (tenant_id, directory_id, webauthn_handle);

create table passkeys (
  tenant_id uuid not null default current_tenant(),
  directory_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null default 0,
  -- The domain that it was made for; it works nowhere else.
  rp_id text not null,
  transports text[] not null default '{}',
  aaguid uuid not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamptz(6) not null default current_timestamp,
  last_used_at timestamptz(6),
  -- Its counter went back: somebody has a copy. It opens nothing any more.
  cloned_at timestamptz(6),
  constraint passkeys_pkey primary key (tenant_id, directory_id, id),
  constraint passkeys_tenant_id_directory_id_user_id_fkey
    foreign key (tenant_id, directory_id, user_id) references users (tenant_id, directory_id, id)
    on delete cascade on update no action,
  check (octet_length(credential_id) between 1 and 1023),
  check (octet_length(public_key) between 1 and 4096),
  check (sign_count >= 0),
  check (length(rp_id) between 1 and 253),
  check (cardinality(transports) <= 10),
  check (length(name) between 1 and 100)
);
create unique index passkeys_tenant_id_directory_id_credential_id_key on passkeys (tenant_id, directory_id, credential_id);
create index passkeys_tenant_id_directory_id_user_id_idx on passkeys (tenant_id, directory_id, user_id);
call protect_tenant_table('passkeys');

create table webauthn_challenges (
  tenant_id uuid not null default current_tenant(),
  environment_id uuid not null,
  id uuid not null,
  browser_id uuid not null,
  purpose text not null,
  -- Whose ceremony it is; nobody's where a passkey is to say who signs in.
  user_id uuid,
  challenge_hash bytea not null,
  created_at timestamptz(6) not null default current_timestamp,
  expires_at timestamptz(6) not null,
  constraint webauthn_challenges_pkey primary key (tenant_id, environment_id, id),
  constraint webauthn_challenges_tenant_id_environment_id_browser_id_fkey
    foreign key (tenant_id, environment_id, browser_id) references browsers (tenant_id, environment_id, id)
    on delete cascade on update no action,
  check (purpose in ('sign_in', 'second_factor', 'register')),
  check ((purpose = 'sign_in') = (user_id is null)),
  check (octet_length(challenge_hash) = 32)
);
create unique index webauthn_challenges_tenant_id_environment_id_challenge_hash_key
  on webauthn_challenges (tenant_id, environment_id, challenge_hash);
create index webauthn_challenges_tenant_id_environment_id_browser_id_idx
  on webauthn_challenges (tenant_id, environment_id, browser_id);
create index webauthn_challenges_expires_at_idx on webauthn_challenges (expires_at);
call protect_tenant_table('webauthn_challenges');
call let_janitor('webauthn_challenges', $$expires_at < now()$$);
