import { cookies, headers } from 'next/headers'
import { type RequestContext, runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { wishedReader } from './wished-reader.ts'

/** Reads one cookie of the current request. */
export type CookieReader = (name: string) => string | undefined

/** Reads the cookies of the current request. Throws outside of one. */
export async function cookieReader(): Promise<CookieReader> {
  const jar = await cookies()
  return (name) => jar.get(name)?.value
}

/** Who asks, as the front announced it: for work that goes on after the answer has begun. */
export async function requestScope(): Promise<RequestContext> {
  const head = await headers()
  const peer = openPeer(head.get(peerHeader)) ?? { ip: '0.0.0.0', requestId: newId() }
  const { language, zone } = await wishedReader()
  return { ...peer, userAgent: head.get('user-agent') ?? undefined, consoleLanguage: language, consoleZone: zone }
}

/** Runs the work of a page or a server action as the request that the front announced: its address and id are the trail's. */
export const inRequest = async <T>(work: () => Promise<T>): Promise<T> => runWith(await requestScope(), work)
