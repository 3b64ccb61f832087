import { getRequest } from '../load/request.ts'
import type { Rig } from '../rig.ts'
import type { Comparison } from './scenario.ts'
import { ours, theirs } from './sides.ts'

type Document = { name: string; title: string; path: [ours: string, theirs: string]; holds: string }

/** A document that everybody may read, as whoever asks for the first time gets it. */
const published = ({ name, title, path: [our, their], holds }: Document): Comparison => {
  const reading = (url: (rig: Rig) => string, rig: Rig) => ({
    async traffic() {
      const request = getRequest(url(rig))
      return { next: () => request, answered: (_: number, body: Buffer) => body.includes(holds) }
    },
  })
  return {
    name,
    title,
    sides: (rig) => [
      ours(
        rig,
        reading(({ place }) => `${place.tenant.issuer('production')}${our}`, rig),
      ),
      theirs(
        rig,
        reading(({ peer }) => `${peer.origin}${their}`, rig),
      ),
    ],
  }
}

const wellKnown = '/.well-known/openid-configuration'

export const discovery = published({
  name: 'discovery',
  title: 'discovery document',
  path: [wellKnown, wellKnown],
  holds: '"token_endpoint"',
})

export const jwks = published({ name: 'jwks', title: 'JWKS', path: ['/oauth/jwks', '/jwks'], holds: '"keys":[{' })
