import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { startCluster } from '../../../bin/database/cluster'
import { applyMigrations } from '../../../bin/database/upgrade'
import { multiply } from '../multiply'

const settings = {
  ...{ max_connections: '50', fsync: 'off', synchronous_commit: 'off', wal_level: 'minimal' },
  ...{ max_wal_senders: '0', shared_buffers: '1GB', max_wal_size: '8GB', autovacuum: 'off' },
}

/** Tables that every copied record has rows in. Their indexes are made when the rows are there. */
const FILLED = ['Edition', 'Revision', 'Record', 'Reference', 'SearchEntry', 'SearchName']

async function fill(database: pg.Client, records: number) {
  await database.query(
    `SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'`,
  )
  const { rows: indexes } = await database.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = ANY($1) AND indexdef !~ 'UNIQUE'`,
    [FILLED],
  )
  for (const { name } of indexes) await database.query(`DROP INDEX "${name}"`)
  await multiply(database, records, { isLinked: true })
  for (const { made } of indexes) await database.query(made)
  await database.query('VACUUM ANALYZE')
}

/**
 * A database with so many published records, copies of the demo's own, with what they cite and name. It is made once and kept in .stele/bench. Returns
 * the server, the address of the database and the folder of the archive's files.
 */
export async function keptArchive(records: number, env: NodeJS.ProcessEnv) {
  const folder = path.resolve('.stele', 'bench', `archive-${records}`)
  const media = path.join(folder, 'media')
  await mkdir(media, { recursive: true })
  await chmod(folder, 0o711)
  const server = await startCluster({ folder, password: 'stele', settings })
  const url = server.url('postgres')
  await applyMigrations(url)
  const isMade = path.join(folder, 'made')
  if (!existsSync(isMade)) {
    const began = performance.now()
    console.log(`Making ${records} records in ${folder}`)
    const loaded = spawnSync(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts'],
      { env: { ...env, DATABASE_URL: url, MEDIA_DIR: media }, encoding: 'utf8' },
    )
    if (loaded.status !== 0) throw new Error(`${loaded.stdout}${loaded.stderr}`)
    const database = new pg.Client(url)
    await database.connect()
    await fill(database, records)
    await database.end()
    await writeFile(isMade, '')
    console.log(`  made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  return { url, media, stop: () => server.stop() }
}
