import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { message } from '@/lib/messages/message'
import { migrationsFolder } from '../database/upgrade'
import { type Command, CommandError, Misuse } from './command'

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
 * For development only: a start applies the migrations without it (database/upgrade.ts).
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

const committedSchema = () => execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' })

/**
 * `npm run migration -- NAME [--from OLDER_SCHEMA]` writes a new migration: the SQL that leads from the committed prisma/schema.prisma, or
 * from the file given, to the current one. What a schema can't express is added by hand.
 */
export const runMigration: Command = async (args) => {
  const options = { from: { type: 'string' } } as const
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [name = ''] = positionals
  if (!/^[a-z][a-z0-9_]*$/.test(name) || positionals.length > 1) throw new Misuse()
  const older = values.from ? readFileSync(values.from, 'utf8') : committedSchema()
  const sql = await migrationSql(process.env.DATABASE_OWNER_URL ?? '', older)
  if (!/^[^-\s]/m.test(sql)) throw new CommandError(message('commands.migration.unchanged'))
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${time}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  console.log(path.relative('.', path.join(folder, 'migration.sql')))
  return 0
}
