import { generateSync } from 'otplib'
import { withTenant } from '#lib/db/with-tenant.ts'
import { createBrowser } from '#lib/identity/browsers.ts'
import { beginRegistration, finishRegistration } from '#lib/identity/passkeys/register.ts'
import { relyingPartyOf } from '#lib/identity/passkeys/relying-party.ts'
import { SoftAuthenticator } from '#lib/identity/passkeys/testing/soft-authenticator.ts'
import { newRecoveryCodes } from '#lib/identity/recovery-codes/code.ts'
import { replaceRecoveryCodes } from '#lib/identity/recovery-codes/replace.ts'
import { newTotpSecret, sealTotpSecret } from '#lib/identity/totp/secret.ts'
import { newId } from '#lib/kernel/ids.ts'
import { seedUser } from '#lib/testing/people.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'

/** What a person of a test has beside a password. */
export type Has = { totp: boolean; passkey: boolean; codes: boolean }

/** A person, and what they need to show their factors. */
export type FactorPerson = {
  id: string
  email: string
  password: string
  totpCode(): string
  passkey: SoftAuthenticator
  recoveryCodes: string[]
}

export const factorPassword = 'four tall quiet ships'

/** Makes a person of the main directory who has these factors, as if they had been set up before. */
export function makeFactorPerson(tenant: SeededTenant, has: Has): Promise<FactorPerson> {
  const directoryId = tenant.directories.main ?? ''
  const party = relyingPartyOf(tenant.production.issuer, 'Acme')
  const secret = newTotpSecret()
  const passkey = new SoftAuthenticator(party.origin)
  const recoveryCodes = has.codes ? newRecoveryCodes() : []
  return withTenant(tenant.id, async (tx) => {
    const now = new Date()
    const email = `p${newId().slice(-12)}@example.test`
    const { id: userId } = await seedUser(tx, { directoryId, email, displayName: 'Pat', password: factorPassword, now })
    const person = { directoryId, userId }
    const place = { environmentId: tenant.production.id, now }
    if (has.totp) {
      const id = newId()
      const sealed = await sealTotpSecret(tx, id, secret)
      const row = { tenantId: tx.tenantId, ...person, id, kind: 'totp', sealed, confirmedAt: now }
      await tx.db.credential.createMany({ data: [row] })
    }
    if (has.passkey) {
      const browserId = (await createBrowser(tx, tenant.production.id, now)).id
      const options = await beginRegistration(tx, { ...person, ...place, browserId, party })
      const made = await finishRegistration(tx, { ...person, ...place, browserId, party }, passkey.create(options))
      if (made.kind === 'refused') throw new Error(`no passkey: ${made.reason}`)
    }
    if (has.codes) await replaceRecoveryCodes(tx, person, recoveryCodes, place)
    return {
      id: userId,
      email,
      password: factorPassword,
      totpCode: () => generateSync({ secret }),
      passkey,
      recoveryCodes,
    }
  })
}
