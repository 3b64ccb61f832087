import type { Call } from '../call.ts'
import { promoteEnvironment } from '../promotion/promote.ts'

/** What was promoted into production lately: a policy from a file, so that its history has something to look at. */
export async function promoteSomething(call: Call): Promise<void> {
  const document = 'version: 1\npolicies:\n  tokens:\n    idTokenSeconds: 1800\n'
  const reason = 'ID tokens live half an hour, as agreed with the shop team'
  await promoteEnvironment.call(call, { environment: 'production', document, kinds: ['policies'], reason })
}
