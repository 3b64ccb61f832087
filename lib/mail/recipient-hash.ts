import { createHmac } from 'node:crypto'
import { deriveKey } from '#lib/keys/master.ts'

/** By what the mails to an address are found without opening any: nothing to anybody without the master key. */
export const recipientHash = (tenantId: string, to: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    createHmac('sha256', deriveKey('mail-recipient'))
      .update(tenantId)
      .update('\0')
      .update(to.normalize('NFC').toLowerCase())
      .digest(),
  )
