import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedDatabase } from './database.ts'
import { type Helper, startHelper } from './process.ts'
import { type Server, startServer } from './server.ts'
import { suite } from './suite.ts'

/** A server of one test, for what would disturb others: killing it, starting it wrongly, setting it up. */
export class OwnServer {
  #server: Server
  #seeder: Helper | undefined

  private constructor(
    readonly dataDir: string,
    server: Server,
  ) {
    this.#server = server
  }

  static async start(env: Record<string, string> = {}): Promise<OwnServer> {
    const dataDir = mkdtempSync(join(tmpdir(), 'signet-own-'))
    return new OwnServer(dataDir, await startServer({ dataDir, env }))
  }

  get current(): Server {
    return this.#server
  }

  get origin(): string {
    return this.#server.origin
  }

  /** As a lost machine would end it, PostgreSQL included; then it starts again on the same data. */
  async killAndRestart(): Promise<void> {
    await this.#server.kill9()
    await this.restart()
  }

  async restart(): Promise<void> {
    this.#server = await this.#server.restart()
  }

  /** The address of a seeder for this server. */
  async seeder(): Promise<string> {
    const { url, masterKey } = embeddedDatabase(this.dataDir)
    this.#seeder ??= await startHelper(suite().seederFile, {
      DATABASE_URL: url,
      SIGNET_MASTER_KEY: masterKey,
      SIGNET_ORIGIN: this.origin,
      SIGNET_LOG_LEVEL: 'fatal',
    })
    return this.#seeder.url
  }

  async end(): Promise<void> {
    await this.#seeder?.stop()
    await this.#server.stop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}
