import type { Socket } from 'node:net'

const maxPerAddress = 1024
const loopback = /^(?:::1|(?:::ffff:)?127\.)/

/**
 * No single address may take all connections of a front (SECURITY H06). A proxy on this machine speaks for many and is
 * exempt; a proxy elsewhere keeps far fewer connections than this.
 */
export function createGate(limit = maxPerAddress): (socket: Socket) => void {
  const open = new Map<string, number>()
  return (socket) => {
    const address = socket.remoteAddress ?? ''
    if (loopback.test(address)) return
    const count = (open.get(address) ?? 0) + 1
    if (count > limit) return void socket.destroy()
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left === 0) open.delete(address)
      else open.set(address, left)
    })
  }
}
