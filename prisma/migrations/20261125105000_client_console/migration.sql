-- What the console needs of clients: expired secrets go, and the people who use a client can be listed, newest first.

-- A secret that ended a day ago is in no snapshot that anybody could still use: its going moves no version, and the janitor, who
-- may write nothing else, can delete it.
drop trigger snapshot on client_secrets;
create trigger snapshot after insert or update of secret_hash, expires_at on client_secrets
  for each row execute function environment_content_changed();
create trigger snapshot_less after delete on client_secrets
  for each row when (old.expires_at is null or old.expires_at >= now() - interval '1 day')
  execute function environment_content_changed();
call let_janitor('client_secrets', $$expires_at < now() - interval '1 day'$$);

-- A client's families by time (ids are), and the newest of each person among them.
create index token_families_tenant_id_environment_id_client_id_id_idx
  on token_families (tenant_id, environment_id, client_id, id);
create index token_families_tenant_id_environment_id_client_id_user_id_i_idx
  on token_families (tenant_id, environment_id, client_id, user_id, id);
drop index token_families_tenant_id_environment_id_client_id_idx;
