import type { TestProject } from 'vitest/node'
import { startEmbedded } from './cluster.ts'
import { dropTestDatabases, makeTemplate } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run, as a login that may make roles and databases. */
    databaseServer: string
  }
}

/**
 * Starts one embedded PostgreSQL 18 for the whole run, or takes the server in SIGNET_TEST_DATABASE_URL, and migrates the
 * template that test files copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.SIGNET_TEST_DATABASE_URL
  const cluster = given === undefined ? await startEmbedded() : { url: given, stop: () => dropTestDatabases(given) }
  try {
    await makeTemplate(cluster.url)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  project.provide('databaseServer', cluster.url)
  return () => cluster.stop()
}
