-- Mails to one person each, written in the transaction of what causes them and sent by a job. What tells of the person is
-- sealed under the tenant's data key. The body, which may hold a link that opens something, is erased once it is sent.

create table mails (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  kind text not null,
  about_id uuid,
  status text not null,
  recipient bytea not null,
  subject bytea not null,
  body bytea,
  message_id text not null,
  attempts integer not null default 0,
  next_try_at timestamptz(6),
  last_error text,
  created_at timestamptz(6) not null default current_timestamp,
  sent_at timestamptz(6),
  constraint mails_pkey primary key (tenant_id, id),
  constraint mails_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade on update no action,
  check (kind ~ '^[a-z_]{1,40}$'),
  check (status in ('queued', 'sent', 'failed', 'outbox', 'withdrawn')),
  check ((status = 'queued') = (next_try_at is not null)),
  check ((status = 'sent') = (sent_at is not null)),
  -- Only what is still to be sent, or waits in the outbox of a developer's machine, keeps what it says.
  check (body is null or status in ('queued', 'outbox')),
  check (octet_length(recipient) <= 2048),
  check (octet_length(subject) <= 2048),
  check (octet_length(body) <= 65536),
  check (length(message_id) <= 320),
  check (attempts between 0 and 100),
  check (length(last_error) <= 200)
);
create index mails_tenant_id_about_id_idx on mails (tenant_id, about_id);
create index mails_tenant_id_status_id_idx on mails (tenant_id, status, id);
create index mails_tenant_id_created_at_idx on mails (tenant_id, created_at);
create index mails_status_next_try_at_idx on mails (status, next_try_at);
create index mails_created_at_idx on mails (created_at);
call protect_tenant_table('mails');
call let_janitor('mails', $$created_at < now() - interval '30 days'$$);

-- Operators see how delivery goes: how many, of which kind, with what result. To whom and what stays with the tenant.
create policy platform_rows on mails for select to signet_platform using (true);
grant select (tenant_id, id, kind, status, attempts, next_try_at, last_error, created_at, sent_at) on mails to signet_platform;

-- Queues again what is due and has no job that would send it: that of a process that was killed. Answers how many.
create function requeue_mails(p_limit int) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_mail record;
  v_count bigint := 0;
begin
  for v_mail in
    select tenant_id, id from mails where status = 'queued' and next_try_at <= now()
    order by next_try_at limit p_limit
  loop
    perform graphile_worker.add_job(
      identifier => 'send_mail',
      payload => json_build_object('tenantId', v_mail.tenant_id, 'id', v_mail.id),
      max_attempts => 10,
      job_key => 'mail:' || v_mail.id);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
grant execute on function requeue_mails(int) to signet_platform;
