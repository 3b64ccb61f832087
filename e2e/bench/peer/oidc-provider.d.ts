/** As much of oidc-provider as the bench touches; it comes without types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  type Model = { save(): Promise<string> }
  type Grant = Model & { addOIDCScope(scope: string): void; addResourceScope(resource: string, scope: string): void }

  export class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
    Client: { find(id: string): Promise<object | undefined> }
    Grant: new (
      properties: object,
    ) => Grant
    AuthorizationCode: new (
      properties: object,
    ) => Model
    AccessToken: new (
      properties: object,
    ) => Model
    on(event: string, listener: (...args: unknown[]) => void): void
  }
}
