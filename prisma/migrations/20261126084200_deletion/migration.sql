-- People who delete their own account have some days to take that back (UX-H57).
alter table users drop constraint users_status_check,
  add constraint users_status_check check (status in ('active', 'suspended', 'deleting')),
  add column delete_at timestamptz(6),
  add check ((status = 'deleting') = (delete_at is not null));
create index users_delete_at_idx on users (delete_at);

-- The link by which an account is kept.
alter table mail_challenges drop constraint mail_challenges_purpose_check,
  add constraint mail_challenges_purpose_check
    check (purpose in ('sign_in', 'verify_email', 'reset_password', 'change_email', 'undo_email', 'sign_up',
      'secure_account', 'keep_account'));

-- Under a key, so that all that was mailed to somebody is found without opening it, and erased with them.
alter table mails add column recipient_hash bytea, add check (octet_length(recipient_hash) = 32);
create index mails_tenant_id_recipient_hash_idx on mails (tenant_id, recipient_hash);

-- Whose time is over, in every tenant: ids only. What is done with them is done in their tenant.
create function due_deletions(p_now timestamptz, p_limit int) returns table (tenant_id uuid, directory_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.tenant_id, u.directory_id, u.id from public.users u where u.delete_at <= p_now order by u.delete_at limit p_limit
$$;
revoke all on function due_deletions(timestamptz, int) from public;
grant execute on function due_deletions(timestamptz, int) to signet_platform;
