import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const root = new URL('../../', import.meta.url)
const wasmFolder = new URL('node_modules/@prisma/schema-engine-wasm/', root)
export const schemaPath = 'prisma/schema.prisma'

/** What is used of the engine's calls. */
type SchemaEngine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>
  diff(input: object): Promise<{ stdout: string }>
}

/** The adapter as published cuts a script at each semicolon, also inside a function's body; PostgreSQL takes a script whole. */
class WholeScripts extends PrismaPg {
  private readonly open: { dispose(): Promise<void> }[] = []
  /** What PostgreSQL said when it refused a script: the engine passes on that it failed, and not why. */
  fault: unknown

  constructor(
    connectionString: string,
    private readonly tail: string,
  ) {
    super({ connectionString })
  }

  override async connect() {
    const connection = await super.connect()
    this.open.push(connection)
    connection.executeScript = async (script) => {
      const whole = connection.underlyingDriver().query(`${script}\n;${this.tail}`)
      await whole.catch((error: unknown) => {
        this.fault = error
        throw error
      })
    }
    return connection
  }

  async close() {
    await Promise.all(this.open.map((connection) => connection.dispose()))
  }
}

/**
 * Prisma's own schema engine, as WebAssembly, connected to a database. Its native form is a download that npm does not bring; this
 * one needs none, and writes the same `_prisma_migrations` rows, so `prisma migrate deploy` goes on from where this stopped. `tail` is SQL
 * that belongs to every script, in the same transaction.
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
  { tail = '' } = {},
): Promise<Result> {
  const bindings = await import(new URL('schema_engine_bg.js', wasmFolder).href)
  const bytes = await readFile(new URL('schema_engine_bg.wasm', wasmFolder))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  const schema = await readFile(new URL(schemaPath, root), 'utf8')
  const factory = new WholeScripts(databaseUrl, tail)
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await bindings.SchemaEngine.new({ datamodels: [[schemaPath, schema]] }, () => {}, adapter)
  try {
    return await work(engine)
  } catch (error) {
    throw factory.fault ?? error
  } finally {
    await factory.close()
  }
}

export const migrationsFolder = fileURLToPath(new URL('prisma/migrations/', root))
