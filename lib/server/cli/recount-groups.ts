import type { Client } from 'pg'

/** Counts the members of every group anew: for rows that came by COPY, past the triggers that count. */
export async function recountGroups(client: Client): Promise<void> {
  await client.query(`
    update groups g set member_count = m.members
    from (
      select g.tenant_id, g.directory_id, g.id,
        (select count(*) from group_members m
          where m.tenant_id = g.tenant_id and m.directory_id = g.directory_id and m.group_id = g.id) as members
      from groups g
    ) m
    where g.tenant_id = m.tenant_id and g.directory_id = m.directory_id and g.id = m.id and g.member_count <> m.members`)
}
