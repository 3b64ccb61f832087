import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'

const silent = new Logger(() => () => undefined)

/** graphile-worker's tables have row-level security without policies, for the owner alone. The jobs process is signet_platform. */
const letPlatformWork = `
  grant usage on schema graphile_worker to signet_platform;
  grant select, insert, update, delete on all tables in schema graphile_worker to signet_platform;
  grant usage on all sequences in schema graphile_worker to signet_platform;
  grant execute on all functions in schema graphile_worker to signet_platform;
  do $$ declare v_table regclass; begin
    for v_table in
      select c.oid::regclass from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'platform_rows')
    loop
      execute format('create policy platform_rows on %s to signet_platform using (true) with check (true)', v_table);
    end loop;
  end $$`

/** Installs or renews the queue's own schema, as its owner, and gives the jobs process what it needs of it. */
export async function installWorkerSchema(client: pg.Client, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: silent })
  await client.query(letPlatformWork)
}
