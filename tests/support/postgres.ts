import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCluster } from '@/bin/database/cluster'
import { runningPostmaster, stopPostmaster } from '@/bin/database/postmaster'
import { identityOf } from '@/bin/start/processes.mjs'
import { hasMemory, MEMORY } from './memory'

const PREFIX = 'stele-test-postgres-'

/** The data of these servers is temporary, so they write nothing twice and keep little log. */
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  autovacuum: 'off',
  io_method: 'sync',
}

/** Stops the servers of test runs that were killed. */
async function removeAbandoned() {
  const places = [tmpdir(), MEMORY]
  const entries = await Promise.all(
    places.map(async (above) =>
      (await readdir(above).catch(() => [])).map((entry) => path.join(above, entry)),
    ),
  )
  for (const folder of entries.flat().filter((entry) => path.basename(entry).startsWith(PREFIX))) {
    const owner = await readFile(path.join(folder, 'owner'), 'utf8').catch(() => null)
    const [pid, identity] = owner?.split(' ') ?? []
    if (!pid || identityOf(Number(pid)) === identity) continue
    const left = await runningPostmaster(path.join(folder, 'cluster', 'data'))
    if (left) await stopPostmaster(left.pid)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts a PostgreSQL for one test run: in memory and without fsync, for speed, unless `durable`. */
export async function startThrowawayPostgres({ durable = false } = {}): Promise<{
  url: (database: string) => string
  stop: () => Promise<void>
}> {
  await removeAbandoned()
  const folder = await mkdtemp(path.join(durable || !hasMemory() ? tmpdir() : MEMORY, PREFIX))
  await writeFile(path.join(folder, 'owner'), `${process.pid} ${identityOf(process.pid)}`)
  const cluster = path.join(folder, 'cluster')
  await mkdir(cluster)
  await chmod(folder, 0o711) // the account that runs the server passes through
  const settings = { max_connections: '300', ...(durable ? {} : fast) }
  const server = await startCluster({ folder: cluster, password: 'stele', settings })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
