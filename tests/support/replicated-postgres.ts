import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Cluster, type Supervision, startCluster } from '@/bin/database/cluster'
import { postgresAccount } from '@/bin/database/postgres-program'
import { readPostmaster } from '@/bin/database/postmaster'

/** A server of the embedded PostgreSQL that can be killed. */
export type Killable = Cluster & { kill: () => Promise<void> }

type Options = {
  /** Fills the primary before it is copied. */
  prepare?: (primary: Cluster) => Promise<void>
  /** Where given, both are started again when they end by themselves. */
  supervision?: Supervision
}

const password = 'a-password-of-the-tests'
const streaming = { wal_level: 'replica', max_wal_senders: '4', hot_standby: 'on', wal_keep_size: '512MB' }

/** Starts two servers of the embedded PostgreSQL in this folder, the second of which streams from the first. The caller stops them. */
export async function startReplicated(
  above: string,
  { prepare, supervision }: Options = {},
): Promise<{ primary: Killable; replica: Killable }> {
  chmodSync(above, 0o711)
  const start = async (folder: string, settings: Record<string, string> = {}): Promise<Killable> => {
    const cluster = await startCluster({
      ...{ folder, password, settings: { ...streaming, max_connections: '200', ...settings } },
      ...(supervision && { supervision }),
    })
    const kill = async () => {
      const running = await readPostmaster(path.join(folder, 'data'))
      if (running) process.kill(running.pid, 'SIGKILL')
    }
    return { ...cluster, kill }
  }
  const [first, second] = [path.join(above, 'primary'), path.join(above, 'replica')]
  const made = await start(first)
  await prepare?.(made)
  await made.stop()
  mkdirSync(second, { recursive: true })
  cpSync(path.join(first, 'data'), path.join(second, 'data'), { recursive: true })
  writeFileSync(path.join(second, 'data', 'standby.signal'), '')
  chmodSync(path.join(second, 'data'), 0o700)
  // Where tests run as root, the server runs as another user (postgres-program.ts).
  const account = postgresAccount()
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, second])
  const primary = await start(first)
  const from = `host=127.0.0.1 port=${primary.port} user=stele password=${password}`
  const replica = await start(second, { primary_conninfo: from, wal_retrieve_retry_interval: '100ms' })
  return { primary, replica }
}
