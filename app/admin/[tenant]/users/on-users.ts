import { listUsers } from '#lib/services/users/list.ts'
import type { Verb } from '#lib/services/verb.ts'
import { bulk } from '../bulk.ts'
import { inputOf, shape } from './shape.ts'

type InputOf = (id: string, fields: Record<string, unknown>) => Record<string, unknown>

/** A verb on the selected people of a directory, or on all that match. `input` is the verb's for one of them. */
export const onUsers = (verb: Verb, directory: string, input: InputOf = (id) => ({ directory, id })) =>
  bulk(verb, {
    shape: shape(),
    query: listUsers,
    matching: (state) => ({ ...inputOf({ directory }, state), sort: state.sort }),
    label: ({ displayName }) => displayName,
    input,
  })
