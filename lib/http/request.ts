import { cookies, headers } from 'next/headers'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'

/** Reads one cookie of the current request. */
export type CookieReader = (name: string) => string | undefined

/** Reads the cookies of the current request. Throws outside of one. */
export async function cookieReader(): Promise<CookieReader> {
  const jar = await cookies()
  return (name) => jar.get(name)?.value
}

/** Runs the work of a page or a server action as the request that the front announced: its address and id are the trail's. */
export async function inRequest<T>(work: () => Promise<T>): Promise<T> {
  const head = await headers()
  const peer = openPeer(head.get(peerHeader)) ?? { ip: '0.0.0.0', requestId: newId() }
  return runWith({ ...peer, userAgent: head.get('user-agent') ?? undefined }, work)
}
