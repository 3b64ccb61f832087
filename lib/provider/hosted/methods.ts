import { formatId } from '#lib/kernel/ids.ts'
import { inTransaction } from './in-transaction.ts'
import { stepUrl } from './links.ts'
import { factorSteps, pending } from './next-step.ts'
import { continueWith } from './proceed.ts'
import type { Answer, Step, Transaction, Visit } from './visit.ts'

/** "Try another way" (UX-H32, H64): what this person can show here, the strongest first. */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { request } = transaction
  const next = (await pending(visit, transaction))?.next
  if (next?.kind !== 'prove') return continueWith(visit, request.id)
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  return {
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'methods',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      requestId: formatId('request', request.id),
      methods: next.by.map((kind) => ({ kind, href: stepUrl(environment.issuer, factorSteps[kind], request.id) })),
      startOverHref: stepUrl(environment.issuer, 'signIn', request.id, '&another=1'),
    },
  }
}

/** The step on which a person chooses what to show. */
export const methods: Step = inTransaction({ show })
