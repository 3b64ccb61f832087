import { words } from '#app/messages/words.ts'
import { curlOf } from '#lib/http/rest/curl-of.ts'
import { reference } from '#lib/http/rest/reference.ts'
import { restBase } from '#lib/http/rest/rest.ts'
import { config } from '#lib/kernel/env.ts'
import { registry } from '#lib/services/index.ts'
import { LiveCall } from './live-call.tsx'

type ApiCallProps = {
  /** The verb that the form on this page runs: `group.created`. */
  operation: string
  tenant: string
}

/** Beside a form: the same change by the management API, with what the form holds at the moment. Without scripts, with an example. */
export function ApiCall({ operation, tenant }: ApiCallProps) {
  const found = reference(registry).find(({ operationId }) => operationId === operation)
  if (found === undefined) throw new Error(`${operation} has no address`)
  const t = words('reference')
  const { origin } = config()
  return (
    <LiveCall
      method={found.method}
      url={`${origin}${restBase}${found.path.replace('{tenant}', tenant)}`}
      example={curlOf(found, { origin, tenant })}
      href={`/admin/${tenant}/api-reference/${operation}`}
      words={{ title: t('viewAsCall'), call: t('call'), reference: t('openReference') }}
    />
  )
}
