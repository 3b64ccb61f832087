/** Who gave something. `name` null: an operator, somebody who is gone, or Signet itself. */
export type Given = { by: string | null; at: Date | null }

/**
 * One step of a way to a permission, and who made it possible when: a person is a *member* of a group, a role is *assigned*
 * (here or everywhere), a role *contains* another, a role *permits*, a client is *allowed*.
 */
export type Step = Given &
  (
    | { kind: 'member'; id: string; name: string }
    | { kind: 'assigned'; id: string; name: string; builtIn: boolean; environment: string | null }
    | { kind: 'contains'; id: string; name: string }
    | { kind: 'permits' | 'allowed'; name: string }
  )

/** From the subject to the permission, in order. */
export type Way = readonly Step[]
