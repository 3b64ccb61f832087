import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { peerConfiguration } from './configuration.ts'
import { type Minting, peerApis, peerClient, peerRedirectUri, peerScopes } from './shapes.ts'

/** The peer in a process of its own. Prints its address, and the one where codes and tokens are made for the bench. */
const scope = peerScopes.join(' ')

async function mint(provider: Provider, { kind, alg, count, codeChallenge }: Minting): Promise<string[]> {
  const client = await provider.Client.find(peerClient(alg))
  const who = { accountId: 'ada', clientId: peerClient(alg) }
  const grant = new provider.Grant(who)
  grant.addOIDCScope(`${scope} offline_access`)
  grant.addResourceScope(peerApis.jwt, 'read')
  const given = { accountId: 'ada', client, grantId: await grant.save(), scope, expiresWithSession: false }
  const make = () =>
    kind === 'codes'
      ? new provider.AuthorizationCode({
          ...given,
          authTime: Math.floor(Date.now() / 1000),
          codeChallenge,
          codeChallengeMethod: 'S256',
          nonce: 'n-0S6_WzA2Mj',
          redirectUri: peerRedirectUri,
          resource: peerApis.jwt,
          scope: `${scope} read`,
        })
      : new provider.AccessToken({ ...given, gty: 'authorization_code', claims: {} })
  const made: string[] = []
  for (let at = 0; at < count; at++) made.push(await make().save())
  return made
}

/** Listens on a free port and answers it. */
const listening = (server: ReturnType<typeof createServer>): Promise<number> =>
  new Promise((resolve) => server.listen(0, () => resolve((server.address() as AddressInfo).port)))

const front = createServer((req, res) => answer(req, res))
const port = await listening(front)
const provider = new Provider(`http://localhost:${port}`, peerConfiguration)
provider.on('server_error', (_ctx, error) => console.error(error))
const answer = provider.callback()

const beside = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  try {
    res.end(JSON.stringify(await mint(provider, JSON.parse(Buffer.concat(chunks).toString()) as Minting)))
  } catch (error) {
    res.writeHead(500).end(String(error))
  }
})
console.log(JSON.stringify({ port, mint: await listening(beside), pid: process.pid }))
process.once('SIGTERM', () => process.exit(0))
