import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { envSchema } from '@/lib/env'
import { startCluster } from '../database/cluster'
import { type DatabaseUrls, ensureRole, withConnection } from '../database/connection'

/** Ends the database that a drill which is interrupted leaves running. */
function stopAtOnce(dataFolder: string) {
  try {
    const [pid] = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGQUIT')
  } catch {
    // It has ended already.
  }
}

const PAUSE_MS = 100

/**
 * Removes a folder that processes which are ending still write to, for ten seconds at most. At the exit of a process nothing else can be waited for.
 * Node can return from removing although it met a file that had gone meanwhile, with others left.
 */
function removeUnderWay(folder: string) {
  for (let attempt = 0; attempt < 100 && existsSync(folder); attempt += 1)
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
}

/** Where an archive is restored for a drill: nothing of it is left when the process ends. */
export async function throwawayPlace() {
  const folder = mkdtempSync(path.join(tmpdir(), 'stele-drill-'))
  chmodSync(folder, 0o711) // the account that runs the database passes through
  const cluster = await startCluster({
    folder: path.join(folder, 'postgres'),
    password: randomBytes(24).toString('hex'),
  }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const remove = () => removeUnderWay(folder)
  process.once('exit', () => {
    stopAtOnce(path.join(folder, 'postgres', 'data'))
    remove()
  })
  await withConnection(cluster.url('postgres'), (client) => client.query('CREATE DATABASE drill'))
  const url = Object.assign(new URL(cluster.url('drill')), { username: 'stele_app' }).href
  const urls: DatabaseUrls = { url, ownerUrl: cluster.url('drill') }
  await ensureRole(urls)
  return { folder, urls, stop: cluster.stop, remove }
}

export type Place = Awaited<ReturnType<typeof throwawayPlace>>

const unlimited = Object.fromEntries(
  Object.keys(envSchema.shape).flatMap((name) => (name.startsWith('STELE_LIMIT_') ? [[name, '0']] : [])),
)

/**
 * What the running archive uses outside of its database and its folder: the restored one writes to no one, and reads nothing that wasn't restored.
 */
const outside = [
  ...['DATABASE_REPLICA_URL', 'STELE_MEDIA_S3', 'STELE_SMTP_URL', 'STELE_BACKUP_DIR', 'STELE_BACKUP_TO'],
  ...['STELE_WITNESSES', 'STELE_TSA_URL'],
]

/** The environment of the archive that a drill restores. */
export const environmentOf = ({ folder, urls }: Pick<Place, 'folder' | 'urls'>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...unlimited,
  NODE_ENV: 'production',
  DATABASE_URL: urls.url,
  DATABASE_OWNER_URL: urls.ownerUrl,
  MEDIA_DIR: path.join(folder, 'media'),
  STELE_STATE: path.join(folder, 'state'),
  STELE_SIGNING_KEY: path.join(folder, 'signing-key.pem'),
  ...Object.fromEntries(outside.map((name) => [name, ''])),
})
