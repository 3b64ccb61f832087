import type { Asked, Environment, Session } from '../model.ts'
import { refuse } from '../refusal.ts'
import { type Check, spaceSeparated } from './check.ts'
import { askedValues } from './claims.ts'

/** OIDC Core §3.1.2.1: voluntary, in order of preference. */
export const voluntaryAcr: Check<'acrValues'> = (params) => {
  const acrValues = spaceSeparated(params.get('acr_values'), 20)
  return acrValues === undefined ? refuse('invalid_request', 'acr_values is too long') : { acrValues }
}

/** OIDC Core §5.5.1.1: as an essential claim, one of these contexts must be met, or the request fails. */
export function essentialAcr(asked: Pick<Asked, 'claims'>): string[] {
  const ask = asked.claims.id_token.acr
  return ask?.essential === true ? askedValues(ask) : []
}

/**
 * OpenID Connect Unmet Authentication Requirements §1: the essential context is out of reach; `detail` is for the log.
 */
export const refuseUnmetAcr = (detail: string) =>
  refuse('unmet_authentication_requirements', 'the required authentication context cannot be reached', detail)

/** Does this session meet the essential context, if there is one? A context holds all that this environment ranks below it. */
export const meetsEssentialAcr = (asked: Pick<Asked, 'claims'>, session: Session, environment: Environment): boolean =>
  essentialAcr(asked).length === 0 || metContext(asked, session, environment) !== undefined

/** What tokens say of the context: of the essential ones the strongest that is met, for one of those it must be; else the session's. */
export const acrOf = (asked: Pick<Asked, 'claims'>, session: Session, environment: Environment): string | null =>
  metContext(asked, session, environment) ?? session.acr

function metContext(asked: Pick<Asked, 'claims'>, { acr }: Session, { acrValues }: Environment): string | undefined {
  if (acr === null) return undefined
  const rank = (value: string): number => acrValues.indexOf(value)
  const met = essentialAcr(asked).filter((value) => value === acr || (rank(value) >= 0 && rank(value) <= rank(acr)))
  return met.sort((one, other) => rank(other) - rank(one))[0]
}

/** Voluntary values that sign-in cannot reach are ignored; a session at least as strong as the weakest other will do. */
export function meetsVoluntaryAcr(asked: Asked, session: Session, environment: Environment): boolean {
  const strength = (acr: string): number => environment.acrValues.indexOf(acr)
  const wanted = [...asked.acrValues, ...askedValues(asked.claims.id_token.acr)]
    .map(strength)
    .filter((rank) => rank >= 0)
  return wanted.length === 0 || (session.acr !== null && strength(session.acr) >= Math.min(...wanted))
}
