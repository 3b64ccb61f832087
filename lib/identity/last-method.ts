import type { Tx } from '#lib/db/with-tenant.ts'
import type { Proof } from './assurance/proof.ts'

/** How a sign-in began. */
export type LastMethod = 'passkey' | 'password' | 'email'

const methods: readonly LastMethod[] = ['password', 'passkey', 'email']

/** How a sign-in with these proofs began; undefined where no proof can begin one. A passkey beside a password is a second step. */
export const methodOf = (proofs: readonly Proof[]): LastMethod | undefined =>
  methods.find((method) => proofs.some(({ kind }) => kind === method))

/** How somebody signed in last on a browser, whoever it was (UX-H19). */
export async function lastMethodOn(tx: Tx, environmentId: string, id: string): Promise<LastMethod | undefined> {
  const [browser] = await tx.sql<{ method: string | null }>`
    select last_method as method from browsers
    where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and id = ${id}`
  return methods.find((method) => method === browser?.method)
}
