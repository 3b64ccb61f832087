import { requestContext } from '#lib/kernel/context.ts'
import { paramsOf } from '#lib/oidc/form.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import type { MachineEndpoint, Place } from './paths.ts'
import { serve } from './serve.ts'
import { realWorld, type World } from './world.ts'

type Asked = {
  form?: readonly (readonly [string, string])[]
  /** RFC 6749 §2.3.1 or RFC 6750 §2.1. */
  authorization?: string
}

/**
 * Asks a machine endpoint of an issuer of ours as a client would, without leaving the process: same engine, same checks, same
 * limits, for the address that the current request came from. For the playground, which is a client like any other.
 */
export function askOwn(
  name: MachineEndpoint,
  place: Place,
  { form = [], authorization }: Asked,
  world: World = realWorld(),
): Promise<ProtocolResponse> {
  const context = requestContext()
  const request = {
    method: name === 'userinfo' ? 'GET' : 'POST',
    path: '',
    query: paramsOf([]),
    form: paramsOf(form),
    header: (header: string) => (header === 'authorization' ? authorization : undefined),
    peer: { ip: context.ip },
  }
  return serve(name, place, request, { world, context })
}
