/** What the examples of verbs may refer to: ids as shown, in a tenant that the loop tests have seeded. */
export type Seed = {
  tenant: string
  otherTenant: string
  suspendedTenant: string
  environment: string
  client: { id: string; secretId: string }
  user: { id: string; directory: string }
  /** An assignment of a role that isn't the last owner's. */
  assignment: { id: string }
  /** Differs at each call, for what must be new. */
  unique(): string
}
