import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { copyOut, tablesOf } from '@/lib/backup/database'
import { sha256 } from '@/lib/hashing'
import { urlsOf } from './app-role'
import { ownerUrl } from './database'

/** An empty place beside the archive of a test, for one that is restored: a database, a media folder and a state folder. */
export async function emptyPlace(name: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'stele-test-restored-'))
  const database = `${name}_${process.pid}`
  const url = new URL(ownerUrl)
  url.pathname = database
  const asAdmin = async (sql: string) => {
    const client = new pg.Client(ownerUrl)
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await asAdmin(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  await asAdmin(`CREATE DATABASE ${database}`)
  return {
    folder,
    urls: urlsOf(url.href),
    env: {
      ...process.env,
      DATABASE_URL: urlsOf(url.href).url,
      DATABASE_OWNER_URL: url.href,
      MEDIA_DIR: path.join(folder, 'media'),
      STELE_STATE: path.join(folder, 'state'),
    },
    remove: async () => {
      await asAdmin(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Runs a command of the archive and returns what it prints, with its exit code. */
export function command(env: NodeJS.ProcessEnv, ...args: string[]) {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', ...args]
  const child = spawn(process.execPath, script, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  return new Promise<{ status: number | null; printed: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, printed: printed.trim() })),
  )
}

/** The SHA-256 of the rows of each table, in any order. */
export async function rowHashes(url: string): Promise<Record<string, string>> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const hashes: Record<string, string> = {}
    for (const table of await tablesOf(client)) {
      const chunks: Uint8Array[] = []
      for await (const chunk of copyOut(client, table).bytes) chunks.push(chunk)
      hashes[table.name] = sha256(Buffer.concat(chunks).toString('utf8').split('\n').sort().join('\n'))
    }
    return hashes
  } finally {
    await client.end()
  }
}
