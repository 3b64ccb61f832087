import { refuse } from '../refusal.ts'
import { allowedApi, isResourceUri, maxResources } from '../resources.ts'
import type { Check, Registered } from './check.ts'

/** RFC 8707 §2 (N01, N02): absolute URIs without fragment, APIs of this tenant that this client may ask for. */
export const knownResources: Check<'resources', Registered> = (params, { client, ports }) => {
  const resources = [...new Set(params.all('resource'))]
  if (resources.length > maxResources) return refuse('invalid_target', 'too many resources')
  if (!resources.every(isResourceUri)) return refuse('invalid_target', 'resource must be an absolute URI')
  const foreign = resources.find((resource) => allowedApi(resource, client, ports.environment) === undefined)
  return foreign === undefined
    ? { resources }
    : refuse('invalid_target', 'resource is not known or not allowed for this client', `resource ${foreign}`)
}
