import { cookies } from 'next/headers'
import { otherPortals as portalsBeside, type SignedInPortal } from '#lib/actor/portals.ts'
import type { Visit } from './read.ts'
import { cookieReader, inRequest } from './request.ts'

/** The other portals that the visitor's browser is signed in to. */
export async function otherPortals(visit: Visit): Promise<SignedInPortal[]> {
  const names = (await cookies()).getAll().map(({ name }) => name)
  const cookie = await cookieReader()
  return inRequest(() => portalsBeside(visit.tenant, names, cookie, visit.now))
}
