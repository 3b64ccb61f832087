import { type Peer, startPeer } from './peer/start.ts'
import { pin, unpin } from './pin.ts'
import { makePlace, type Place } from './signet/place.ts'
import { type Running, type Signet, startSignet } from './signet/start.ts'

/** Ours, and what is in it. */
export type OurRig = { signet: Running; place: Place }

/** Both servers of a comparison. */
export type Rig = OurRig & { peer: Peer }

/** Those of a measurement, each of one process on core 0; all else, the generator too, shares core 1. */
export type PinnedRig = Rig & { signet: Signet; stop(): Promise<void> }

export async function startRig(env: Record<string, string> = {}): Promise<PinnedRig> {
  const signet = await startSignet({ fronts: 1, env })
  const peer = await startPeer().catch(async (error: unknown) => {
    await signet.stop()
    throw error
  })
  const stop = async () => {
    await peer.stop()
    await signet.stop()
    unpin([process.pid])
  }
  try {
    const place = await makePlace(signet)
    const { fronts, pages, postgres, others } = signet.pids
    pin([...fronts, peer.pid], 0)
    pin([...pages, ...postgres, ...others, process.pid], 1)
    return { signet, place, peer, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
