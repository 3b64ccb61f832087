import { createServer } from 'node:net'
import { StartRefusal } from '../start-refusal.ts'

const reasons: Record<string, (port: number, bind: string | undefined) => StartRefusal> = {
  EADDRINUSE: (port) =>
    new StartRefusal(
      `Port ${port} is taken by another program.`,
      `Stop that program, or choose another port:  PORT=${port + 1} npm start`,
      'An installation that was already set up keeps its address: then add SIGNET_ORIGIN, and a proxy that leads there.',
    ),
  EACCES: (port) =>
    new StartRefusal(
      `This account may not listen on port ${port}.`,
      'Choose a port above 1023 and put a reverse proxy before it (docs/operations.md).',
    ),
  EADDRNOTAVAIL: (_port, bind) =>
    new StartRefusal(
      `This machine has no address ${bind}.`,
      'Set SIGNET_BIND to one of its addresses, or leave it out.',
    ),
}

/** Refuses before anything is started when the port can't be had. */
export async function assertPortFree(port: number, bind: string | undefined): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(reasons[error.code ?? '']?.(port, bind) ?? error))
    probe.listen({ port, exclusive: true, ...(bind === undefined ? {} : { host: bind }) }, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}
