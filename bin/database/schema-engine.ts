import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const root = new URL('../../', import.meta.url)
const wasmFolder = new URL('node_modules/@prisma/schema-engine-wasm/', root)
const schemaPath = 'prisma/schema.prisma'

/** The calls of the engine that are used here. */
type SchemaEngine = {
  diff(input: object): Promise<{ stdout: string }>
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>
}

/** The engine leaves its connections open. */
class ClosableAdapter extends PrismaPg {
  private readonly open: { dispose(): Promise<void> }[] = []

  override async connect() {
    const connection = await super.connect()
    this.open.push(connection)
    return connection
  }

  async close() {
    await Promise.all(this.open.map((connection) => connection.dispose()))
  }
}

/** No tables are managed by another program. */
export const filters = { externalTables: [], externalEnums: [] }

let loaded: Promise<{ SchemaEngine: { new: (...args: unknown[]) => Promise<SchemaEngine> } }> | undefined

/** Loads the engine once: its bindings keep the memory of one instance. */
async function load() {
  const bindings = await import(new URL('schema_engine_bg.js', wasmFolder).href)
  const bytes = await readFile(new URL('schema_engine_bg.wasm', wasmFolder))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings
}

/**
 * Runs work with Prisma's schema engine as WebAssembly, connected to a database. Its native form is a download that npm does not bring.
 * For development only: a start applies the migrations without it (migrations.ts).
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loaded ??= load()
  const { SchemaEngine } = await loaded
  const schema = await readFile(new URL(schemaPath, root), 'utf8')
  const factory = new ClosableAdapter({ connectionString: databaseUrl })
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(factory)
    const engine = await SchemaEngine.new({ datamodels: [[schemaPath, schema]] }, () => {}, adapter)
    return await work(engine)
  } finally {
    await factory.close()
  }
}

/**
 * Returns the SQL that leads from an older schema.prisma (nothing when none is given) to the current one. The database is only asked
 * for its version.
 */
export async function migrationSql(databaseUrl: string, olderSchema?: string): Promise<string> {
  const present = await readFile(new URL(schemaPath, root), 'utf8')
  const asSchema = (content: string) => ({ tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] })
  const script = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: olderSchema === undefined ? { tag: 'empty' } : asSchema(olderSchema),
      to: asSchema(present),
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    }),
  )
  return script.stdout
}
