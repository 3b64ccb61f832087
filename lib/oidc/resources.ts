import { isAbsoluteUri } from './absolute-uri.ts'
import type { Api, Client, Environment } from './model.ts'

/** RFC 8707 §2: how many resources one request may name. */
export const maxResources = 10

/** RFC 8707 §2: an absolute URI without a fragment. */
export const isResourceUri = (text: string): boolean => isAbsoluteUri(text, 512)

/** The API of this tenant with that identifier, if this client may ask for it. */
export const allowedApi = (resource: string, client: Client, environment: Environment): Api | undefined =>
  Object.hasOwn(client.apis, resource) ? environment.apis.find((api) => api.identifier === resource) : undefined

/** Permissions that a client may ask for at an API; both must still name them. */
export const askablePermissions = (api: Api, client: Client): readonly string[] =>
  api.permissions.filter((name) => client.apis[api.identifier]?.includes(name))
