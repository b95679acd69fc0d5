import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCluster } from '@/bin/cluster'
import { runningPostmaster, stopPostmaster } from '@/bin/postmaster'
import { identityOf } from '@/bin/processes.mjs'

const PREFIX = 'stele-test-postgres-'

const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Ends the servers of test runs that were killed before they could. */
async function removeAbandoned() {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name)
    const owner = await readFile(path.join(folder, 'owner'), 'utf8').catch(() => null)
    const [pid, identity] = owner?.split(' ') ?? []
    if (!pid || identityOf(Number(pid)) === identity) continue
    const left = await runningPostmaster(path.join(folder, 'cluster', 'data'))
    if (left) await stopPostmaster(left.pid)
    await rm(folder, { recursive: true, force: true })
  }
}

/** A PostgreSQL of its own for one run, in a temporary folder; without the safety of a real one (fsync off) for speed, unless durable. */
export async function startThrowawayPostgres({ durable = false } = {}): Promise<{
  url: (database: string) => string
  stop: () => Promise<void>
}> {
  await removeAbandoned()
  const folder = await mkdtemp(path.join(tmpdir(), PREFIX))
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
