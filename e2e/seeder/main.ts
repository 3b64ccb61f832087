import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { giveThroughGroup } from './access.ts'
import { seedApi, seedClient } from './clients.ts'
import { issueCodes } from './codes.ts'
import { connect } from './connect.ts'
import { demandFactors } from './demand.ts'
import { demo, platform, roleTable } from './demo.ts'
import { issueFirstCodes } from './first-codes.ts'
import { endSessions, expireRequests, portalRows, rowCounts } from './looking.ts'
import { seedUser, suspendUser } from './people.ts'
import { mailTexts, openSignUp, signUpMails } from './sign-up.ts'
import { seedTenant, suspendTenant } from './tenants.ts'
import type { Wishes, WishName } from './wishes.ts'

/**
 * A process beside the product that writes tenants, people and clients through the product's own code, as signet_app and
 * under the same walls, so that a test which is not about administration need not click through it.
 */
const granters: { [Name in WishName]: (wish: Wishes[Name]['wish']) => Promise<Wishes[Name]['answer']> } = {
  tenant: seedTenant,
  user: seedUser,
  client: seedClient,
  api: seedApi,
  codes: issueCodes,
  firstCodes: issueFirstCodes,
  throughGroup: giveThroughGroup,
  suspendUser,
  suspendTenant,
  demandFactors,
  openSignUp,
  signUpMails,
  mailTexts,
  endSessions,
  expireRequests,
  portalRows,
  rowCounts,
  demo,
  roleTable,
  platform,
}

async function grant(name: string, wish: unknown): Promise<unknown> {
  if (!Object.hasOwn(granters, name)) throw new Error(`nobody grants ${name}`)
  return (granters[name as WishName] as (wish: unknown) => Promise<unknown>)(wish)
}

const server = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  try {
    const answer = await grant((req.url ?? '').slice(1), JSON.parse(Buffer.concat(chunks).toString()))
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    res.writeHead(500).end(error instanceof Error ? error.stack : String(error))
  }
})

connect()
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))
