import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** What a browser may tell the person's passkey providers (WebAuthn §5.1.10): which passkeys still open the account, and whose it is. */
export type AcceptedPasskeys = {
  rpId: string
  userId: string
  allAcceptedCredentialIds: string[]
  name: string
  displayName: string
}

/** Reads it; undefined for somebody who never had a passkey. Ids are base64url, as the browser's interface takes them. */
export async function findAcceptedPasskeys(
  tx: Tx,
  { directoryId, userId }: Person,
  rpId: string,
): Promise<AcceptedPasskeys | undefined> {
  const user = await tx.db.user.findFirst({
    where: { directoryId, id: userId },
    select: {
      webauthnHandle: true,
      displayName: true,
      identifiers: { where: { kind: 'email', primary: true }, select: { value: true }, take: 1 },
      passkeys: { where: { rpId, clonedAt: null }, select: { credentialId: true }, orderBy: { id: 'asc' } },
    },
  })
  if (user === null || user.webauthnHandle === null) return undefined
  const { webauthnHandle, displayName, identifiers, passkeys } = user
  return {
    ...{ rpId, userId: base64url(webauthnHandle) },
    allAcceptedCredentialIds: passkeys.map(({ credentialId }) => base64url(credentialId)),
    ...{ name: identifiers[0]?.value ?? displayName, displayName },
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
