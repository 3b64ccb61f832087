import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { parsed } from '../call.ts'
import { personFields } from '../users/create.ts'
import { makeFirstOperator } from './make-operator.ts'
import { spendSetupToken } from './spend-token.ts'

const Input = z.strictObject({
  token: z.string().max(100),
  displayName: personFields.displayName,
  email: personFields.email,
  password: z.string().min(1, 'needs a password').max(bounds.password.typedLength),
})

/** The first step of set-up: makes the first operator and answers the token of the second step. */
export async function createFirstOperator(raw: unknown, now: Date): Promise<{ next: string }> {
  const { token, ...operator } = parsed(Input, raw)
  const { result, next } = await spendSetupToken('operator', token, now, () =>
    makeFirstOperator(operator, { kind: 'setup' }, now),
  )
  if (!result || next === undefined) throw new ServiceError('conflict', 'This installation has an operator already.')
  return { next }
}
