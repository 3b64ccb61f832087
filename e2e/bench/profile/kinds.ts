/** One frame of a profile: where it is, once source maps have been followed. */
export type Frame = { name: string; url: string }

/** What time goes to. The first kind whose test holds is a frame's. */
const kinds: readonly [kind: string, test: (frame: Frame) => boolean][] = [
  ['idle', ({ name }) => name === '(idle)'],
  ['garbage collection', ({ name }) => name === '(garbage collector)'],
  ['native, unattributed', ({ name }) => name === '(program)' || name === '(root)'],
  [
    'signing and verifying',
    ({ url, name }) =>
      /node_modules\/jose\/|\/webcrypto|crypto\/(ec|rsa|sig|keys|webcrypto)/.test(url) ||
      /^(signJob|sign|verify)$/.test(name),
  ],
  [
    'hashing and randomness',
    ({ url, name }) => /internal\/crypto\//.test(url) || /^(timingSafeEqual|randomFillSync|digest)$/.test(name),
  ],
  [
    'database driver',
    ({ url }) => /node_modules\/(pg|pg-[a-z]+|postgres-[a-z]+|@prisma)\//.test(url) || /\/lib\/db\//.test(url),
  ],
  [
    'logging',
    ({ url }) =>
      /node_modules\/(pino|sonic-boom|pino-[a-z-]+|quick-format-unescaped|thread-stream)\/|lib\/kernel\/log/.test(url),
  ],
  ['JSON', ({ url, name }) => url === '' && /^(parse|stringify)$/.test(name)],
  [
    'HTTP and sockets',
    ({ url, name }) =>
      /node:(_http|http|net|internal\/(http|streams?|stream_base_commons|timers)|_stream|events|diagnostics_channel)|node:internal\/streams/.test(
        url,
      ) || /^(writev?|writeLatin1String|writeUtf8String|execute|consume|writeBuffer)$/.test(name),
  ],
  ['Node.js, the rest', ({ url }) => url.startsWith('node:')],
  ['our engine (lib/oidc)', ({ url }) => /\/lib\/oidc\//.test(url)],
  ['our provider (lib/provider)', ({ url }) => /\/lib\/(provider|issuance|keys|clients|tenancy)\//.test(url)],
  ['our front (lib/server)', ({ url }) => /\/lib\/server\//.test(url)],
  ['our other code', ({ url }) => /\/(lib|app|components)\/|\/dist\//.test(url)],
  ['other packages', ({ url }) => url.includes('node_modules/')],
]

/** What a frame's own time counts as. */
export const kindOf = (frame: Frame): string => kinds.find(([, test]) => test(frame))?.[0] ?? 'built-in functions'
