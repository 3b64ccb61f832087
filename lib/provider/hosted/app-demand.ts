import { acrLadder, type Level } from '#lib/identity/assurance/assurance-of.ts'
import { essentialAcr } from '#lib/oidc/authorize/acr.ts'
import { askedValues } from '#lib/oidc/authorize/claims.ts'
import type { Asked } from '#lib/oidc/model.ts'

/** The rung that an app asks for; `forced` when nothing less will do (OIDC Core §5.5.1.1, RFC 9470 §4). Unknown contexts ask for nothing. */
export type AppDemand = { level: Level; forced: boolean }

/** What an authorization request asks of a sign-in: of several contexts the weakest will do. */
export function appDemand(asked: Pick<Asked, 'claims' | 'acrValues'>): AppDemand {
  const forced = essentialAcr(asked)
  const level = weakest(forced)
  if (level !== undefined) return { level, forced: true }
  return { level: weakest([...asked.acrValues, ...askedValues(asked.claims.id_token.acr)]) ?? 1, forced: false }
}

function weakest(values: readonly string[]): Level | undefined {
  const ranks = values.map((value) => (acrLadder as readonly string[]).indexOf(value)).filter((rank) => rank >= 0)
  return ranks.length === 0 ? undefined : ((Math.min(...ranks) + 1) as Level)
}
