/** One frame of a profile: where it is, once source maps have been followed, and where its callers are, the nearest first. */
export type Frame = { name: string; url: string; callers: readonly string[] }

/** What time goes to. The first kind whose test holds is a frame's. */
const kinds: readonly [kind: string, test: (frame: Frame & { isNative: boolean }) => boolean][] = [
  ['idle', ({ name }) => name === '(idle)'],
  ['garbage collection', ({ name }) => name === '(garbage collector)'],
  ['native, unattributed', ({ name }) => name === '(program)' || name === '(root)'],
  ['JSON', ({ isNative, name }) => isNative && /^(parse|stringify)$/.test(name)],
  [
    'signing and verifying',
    ({ url }) => /node_modules\/jose\/|\/webcrypto|crypto\/(ec|rsa|sig|keys|webcrypto|util)/.test(url),
  ],
  ['hashing and randomness', ({ url }) => /internal\/crypto\//.test(url)],
  [
    'database driver',
    ({ url }) => /node_modules\/(pg|pg-[a-z]+|postgres-[a-z]+|@prisma)\//.test(url) || /\/lib\/db\//.test(url),
  ],
  [
    'logging',
    ({ url }) =>
      /node_modules\/(pino|@pinojs|sonic-boom|pino-[a-z-]+|quick-format-unescaped|thread-stream)\/|lib\/kernel\/log/.test(
        url,
      ),
  ],
  [
    'HTTP and sockets',
    ({ url }) =>
      /node:(_http|http|net|internal\/(http|streams?|stream_base_commons|timers)|_stream|events|diagnostics_channel)|node:internal\/streams/.test(
        url,
      ),
  ],
  ['Node.js, the rest', ({ url }) => url.startsWith('node:')],
  ['our engine (lib/oidc)', ({ url }) => /\/lib\/oidc\//.test(url)],
  ['our provider (lib/provider)', ({ url }) => /\/lib\/(provider|issuance|keys|clients|tenancy)\//.test(url)],
  ['our front (lib/server)', ({ url }) => /\/lib\/server\//.test(url)],
  ['our other code', ({ url }) => /\/(lib|app|components)\/|\/dist\//.test(url)],
  ['other packages', ({ url }) => url.includes('node_modules/')],
]

const driver = /node_modules\/(pg|pg-[a-z]+)\//

/**
 * What a frame's own time counts as. Built-in functions count as whoever called them; and Node's sockets, where the driver of
 * the database writes to them, as the driver.
 */
export function kindOf({ name, url, callers }: Frame): string {
  const isNative = url === '' && !name.startsWith('(')
  const where = isNative ? (callers.find((caller) => caller !== '') ?? '') : url
  const forDriver = where.startsWith('node:') && callers.some((caller) => driver.test(caller))
  const frame = { name, url: forDriver ? '/lib/db/' : where, callers, isNative }
  return kinds.find(([, test]) => test(frame))?.[0] ?? 'built-in functions'
}
