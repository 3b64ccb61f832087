import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** Prisma's schema engine as WebAssembly: what `prisma migrate diff` would say, without the binary that the CLI downloads. */

const schemaFolder = resolve('prisma/schema')

const files = () =>
  readdirSync(schemaFolder).map((name) => {
    const path = join(schemaFolder, name)
    return { path, content: readFileSync(path, 'utf8') }
  })

let isLoaded = false

/** Once per process: the engine's module holds one instance. */
function load(): void {
  if (isLoaded) return
  isLoaded = true
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = readFileSync(entry.replace('schema_engine.js', 'schema_engine_bg.wasm'))
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  })
  const exports = instance.exports as unknown as { __wbindgen_start(): void }
  const loader = engine as unknown as { __wbg_set_wasm(exports: unknown): void }
  loader.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
}

const postgresChar = 18
const postgresText = 25

/**
 * The engine reads PostgreSQL's one-byte type "char" in its catalogue queries; the adapter refuses that type. So it travels as
 * text, and is called what the engine expects on arrival.
 */
class CatalogueAdapter extends PrismaPg {
  readonly #chars: Set<string>

  constructor(connectionString: string) {
    const chars = new Set<string>()
    const pool = new pg.Pool({ connectionString })
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
    const asText = async (...args: unknown[]): Promise<pg.QueryResult> => {
      const result = await query(...args)
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== postgresChar) continue
        chars.add(field.name)
        field.dataTypeID = postgresText
      }
      return result
    }
    super(Object.assign(pool, { query: asText }), { disposeExternalPool: true })
    this.#chars = chars
  }

  override async connect() {
    const connection = await super.connect()
    const queryRaw = connection.queryRaw.bind(connection)
    connection.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const [index, name] of result.columnNames.entries())
        if (this.#chars.has(name)) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return connection
  }
}

/** The SQL that would bring the database to prisma/schema; no statement when they agree. */
export async function diffToSchema(connectionString: string): Promise<string> {
  load()
  const models = files()
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(connectionString))
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: models.map(({ path, content }) => [path, content]) },
    () => undefined,
    adapter,
  )
  const { stdout } = await schemaEngine.diff({
    from: { tag: 'schemaDatasource', files: models, configDir: schemaFolder },
    to: { tag: 'schemaDatamodel', files: models },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return (stdout ?? '').replaceAll(/^--.*$/gm, '').trim()
}
