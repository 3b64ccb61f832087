import { now } from '#lib/kernel/clock.ts'
import type { Config } from '#lib/kernel/env.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { setUpOperator } from '#lib/services/setup/set-up-operator.ts'
import { say } from '../say.ts'
import { StartRefusal } from '../start-refusal.ts'

const variables: Record<string, string> = { email: 'SIGNET_OPERATOR_EMAIL', password: 'SIGNET_OPERATOR_PASSWORD' }

/** Set-up without a person: the first operator comes from two variables, which later starts may keep or drop. */
export async function setUpFromVariables({ operatorEmail, operatorPassword }: Config): Promise<void> {
  if (operatorEmail === undefined || operatorPassword === undefined) return
  try {
    const result = await setUpOperator(operatorEmail, operatorPassword, now())
    if (result === 'made') say(`  The operator ${operatorEmail} can sign in.`)
  } catch (error) {
    if (!isServiceError(error)) throw error
    const faults = Object.entries(error.fields ?? {}).map(
      ([field, sentence]) => `${variables[field] ?? field}: ${sentence}`,
    )
    throw new StartRefusal(`The operator can't be made: ${error.message}`, ...faults)
  }
}
