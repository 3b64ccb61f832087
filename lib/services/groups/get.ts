import { z } from 'zod'
import { mayGiveGroup, rolesOfGroups } from '#lib/access/giving-groups.ts'
import { heldBy } from '#lib/access/held.ts'
import { query } from '../query.ts'
import { findGroup } from './find.ts'
import { ofGroup } from './group-verb.ts'
import { rolesOf } from './roles-of.ts'
import { groupView } from './view.ts'

/** One group: what it is, how many people are in it, and the roles that it gives. `mayGive` says whether who asks may choose its members. */
export const getGroup = query({
  name: 'group.get',
  permission: 'group:read',
  input: z.strictObject(ofGroup),
  target: (tx, input) => findGroup(tx, input.directory, input.id),
  async read(tx, row, _input, { actor }) {
    const given = await rolesOfGroups(tx, row.directoryId, [row.id])
    return {
      group: groupView(row),
      version: row.version.toString(),
      roles: await rolesOf(tx, row),
      mayGive: mayGiveGroup(await heldBy(tx, actor), given),
    }
  },
  example: (seed) => seed.group,
})
