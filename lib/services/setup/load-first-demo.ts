import { z } from 'zod'
import { parsed } from '../call.ts'
import { type DemoTenant, loadDemo } from '../demo/load.ts'
import { spendSetupToken } from './spend-token.ts'

const Input = z.strictObject({ token: z.string().max(100) })

/** The second step of set-up, the other way: two tenants to look around in. */
export async function loadFirstDemo(raw: unknown, now: Date): Promise<readonly DemoTenant[]> {
  const { token } = parsed(Input, raw)
  const { result } = await spendSetupToken('tenant', token, now, () => loadDemo(now))
  return result
}
