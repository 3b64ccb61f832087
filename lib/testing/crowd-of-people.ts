import pg from 'pg'

/** Where a crowd goes. */
export type CrowdPlace = { tenantId: string; directoryId: string }

/** What of a crowd a filter can name: ids as stored. */
export type Crowd = {
  groups: { everyone: string; finance: string; board: string }
  roles: { reader: string; lead: string }
  /** Somebody in the middle of the crowd. */
  somebody: { id: string; email: string; name: string }
}

/** Ids made of a number, so that rows of one crowd can name each other; of people, in the order of time. */
const id = (kind: number, n: string): string =>
  `('0190' || lpad(to_hex(${kind}), 4, '0') || '-' || lpad(to_hex(${n} / 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

const given =
  'Ada Ben Carla Dmitri Élise Farid Grace Hana Ines Jonas Kenji Lucía Mateusz Noor Oleksandr Priya Quentin Rafael Søren Tomás Uma Viktor Wanda Ximena Yui Zoë'
const family = 'Ber Cal Dun Esp Fer Gon Har Ivan Jens Kow Lind Mor Nak Oko Pet Quin Rag Sut Tan Ulr Vu Wat Xen Yam Zim'
const endings = 'son ova berg elli ström aka ez man sen dal ini wicz ura ford'

/** One of the words of a list, by a number that is mixed so that neighbours differ. */
const one = (words: string, mix: number): string => {
  const list = words.split(' ')
  return `(array[${list.map((word) => `'${word}'`)}])[1 + (abs(hashint4(n * 7 + ${mix})) % ${list.length})]`
}

/**
 * Puts `size` people into a directory, as the admin: named as people are, most of them active and verified, a tenth with an
 * authenticator app, three in ten without a sign-in yet; in groups, with roles and attributes, each of some size from a handful
 * to nearly all. Made by statements over all of them, so that 100,000 take seconds; what triggers derive is made once, at the end.
 */
export async function crowdOfPeople(adminUrl: string, place: CrowdPlace, size: number): Promise<Crowd> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica; set synchronous_commit = off')
    const [t, d] = [`'${place.tenantId}'::uuid`, `'${place.directoryId}'::uuid`]
    const insert = (table: string, columns: string, values: string, where = 'true') =>
      client.query(
        `insert into ${table} (${columns}) select ${values} from generate_series(1, ${size}) n where ${where}`,
      )
    const mix = (salt: number) => `abs(hashint4(n * 31 + ${salt}))`
    const [first, last] = [one(given, 1), `${one(family, 2)} || ${one(endings, 3)}`]
    await client.query('drop index user_search_grams_idx')
    await insert(
      'users',
      'tenant_id, directory_id, id, sub, display_name, given_name, family_name, name_key, status, external_id, created_at, last_sign_in_at',
      `${t}, ${d}, ${id(1, 'n')}, md5('sub' || n), ${first} || ' ' || ${last}, ${first}, ${last},
        left(search_key(${first} || ' ' || ${last}), 80),
        case when ${mix(4)} % 50 = 0 then 'suspended' else 'active' end,
        case when n % 5 = 0 then 'HR-' || n end,
        now() - (${size} - n) * interval '5 minutes',
        case when ${mix(5)} % 10 > 2 then now() - (${mix(6)} % 576000) * interval '1 minute' end`,
    )
    await client.query(
      `update users set sign_in_key = (extract(epoch from last_sign_in_at) * 1000000)::bigint where last_sign_in_at is not null`,
    )
    const address = `'p' || n || '.' || lower(${one(family, 2)}) || '@example.test'`
    const known = 'tenant_id, directory_id, id, user_id, kind, value, normalized, verified_at, "primary"'
    const verified = `case when ${mix(7)} % 10 > 0 then now() end`
    const person = (kind: number) => `${t}, ${d}, ${id(kind, 'n')}, ${id(1, 'n')}`
    await insert('identifiers', known, `${person(2)}, 'email', ${address}, ${address}, ${verified}, true`)
    const phone = "'+4670' || lpad(n::text, 7, '0')"
    await insert('identifiers', known, `${person(3)}, 'phone', ${phone}, ${phone}, null, true`, 'n % 10 = 0')
    const proof = 'tenant_id, directory_id, id, user_id, kind'
    await insert('credentials', proof, `${person(4)}, 'password'`, `${mix(8)} % 20 > 0`)
    await insert('credentials', proof, `${person(5)}, 'totp'`, `${mix(9)} % 10 = 0`)
    await insert('credentials', proof, `${person(6)}, 'passkey'`, `${mix(10)} % 100 = 0`)
    const attribute = 'tenant_id, directory_id, user_id, name, value, value_text'
    const department = one('Finance Sales Support Legal Engineering Design', 11)
    await insert(
      'user_attributes',
      attribute,
      `${t}, ${d}, ${id(1, 'n')}, 'department', to_jsonb(${department}), ${department}`,
      `${mix(12)} % 5 > 0`,
    )
    await insert('user_attributes', attribute, `${t}, ${d}, ${id(1, 'n')}, 'badge', '"gold"', 'gold'`, 'n % 500 = 0')
    const groups = { everyone: 1, finance: 2, board: 3 }
    for (const [slug, n] of Object.entries(groups))
      await client.query(
        `insert into groups (tenant_id, directory_id, id, slug, display_name) values (${t}, ${d}, ${id(7, `${n}`)}, 'crowd-${slug}', '${slug}')`,
      )
    const inGroup = (n: number, where: string) =>
      insert(
        'group_members',
        'tenant_id, directory_id, group_id, user_id',
        `${t}, ${d}, ${id(7, `${n}`)}, ${id(1, 'n')}`,
        where,
      )
    await inGroup(groups.everyone, `${mix(13)} % 10 < 6`)
    await inGroup(groups.finance, `${mix(14)} % 20 = 0`)
    await inGroup(groups.board, `n % ${Math.ceil(size / 12)} = 0`)
    for (const [n, slug] of ['reader', 'lead'].entries())
      await client.query(
        `insert into roles (tenant_id, id, slug, display_name) values (${t}, ${id(8, `${n}`)}, 'crowd-${slug}', '${slug}')`,
      )
    await client.query(
      `insert into role_roles (tenant_id, parent_role_id, child_role_id) values (${t}, ${id(8, '1')}, ${id(8, '0')})`,
    )
    const give = 'tenant_id, id, role_id, builtin_role, user_directory_id, user_id'
    await insert(
      'assignments',
      give,
      `${t}, ${id(9, 'n')}, ${id(8, '0')}, null, ${d}, ${id(1, 'n')}`,
      `${mix(15)} % 100 = 0`,
    )
    await insert(
      'assignments',
      give,
      `${t}, ${id(10, 'n')}, null, 'support', ${d}, ${id(1, 'n')}`,
      `n % ${Math.ceil(size / 30)} = 0`,
    )
    await client.query(
      `insert into assignments (tenant_id, id, role_id, group_directory_id, group_id) values (${t}, ${id(11, '1')}, ${id(8, '1')}, ${d}, ${id(7, '2')})`,
    )
    await client.query(
      `insert into assignments (tenant_id, id, builtin_role, group_directory_id, group_id) values (${t}, ${id(11, '2')}, 'auditor', ${d}, ${id(7, '1')})`,
    )
    await client.query('set session_replication_role = origin')
    await client.query('analyze users, identifiers, credentials')
    await client.query(`do $$ declare v_all uuid[] := array(select id from users where tenant_id = ${t} and directory_id = ${d}); begin
      call refresh_users(${t}, ${d}, v_all);
    end $$`)
    await client.query(
      'create index user_search_grams_idx on user_search using gin (search_grams(directory_id, text)) with (fastupdate = off)',
    )
    await client.query(
      `update directories set user_count = (select count(*) from users u where u.tenant_id = ${t} and u.directory_id = ${d}) where tenant_id = ${t} and id = ${d}`,
    )
    const middle = await client.query<{ id: string; email: string; name: string; roles: string[]; groups: string[] }>(
      `select ${id(1, `${size >> 1}`)} as id, u.email_key as email, u.display_name as name,
        array[${id(8, '0')}::text, ${id(8, '1')}::text] as roles,
        array[${id(7, '1')}::text, ${id(7, '2')}::text, ${id(7, '3')}::text] as groups
      from users u where u.tenant_id = ${t} and u.directory_id = ${d} and u.id = ${id(1, `${size >> 1}`)}`,
    )
    await client.query('vacuum analyze')
    const [row] = middle.rows
    if (row === undefined) throw new Error('the crowd did not come')
    const [reader = '', lead = ''] = row.roles
    const [everyone = '', finance = '', board = ''] = row.groups
    return {
      groups: { everyone, finance, board },
      roles: { reader, lead },
      somebody: { id: row.id, email: row.email, name: row.name },
    }
  } finally {
    await client.end()
  }
}
