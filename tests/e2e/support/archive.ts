import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadDemo } from '../../../bin/database/demo'
import { urlsOf } from '../../support/app-role'
import { startThrowawayPostgres } from '../../support/postgres'
import { browserPath } from './browser'
import { copyDatabase, environmentFor, makeDatabase, next, startServer } from './server'

function run(args: string[], env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}\n${stderr}`)
}

/** Copies of the demo archive: one for requests that write, delete and sign out, two that no journey changes. */
const copies = ['HOSTILE', 'UNCHANGED', 'LOOKS']

/** A database with the demo archive, a production build and a server on a free port, for one run; gives back how to end them. */
export default async function setup() {
  const media = await mkdtemp(path.join(tmpdir(), 'stele-test-media-'))
  const sessions = await mkdtemp(path.join(tmpdir(), 'stele-test-sessions-'))
  const copiedMedia = await mkdtemp(path.join(tmpdir(), 'stele-test-copies-'))
  const postgres = await startThrowawayPostgres()
  let stopServer: (() => void) | undefined
  const end = async () => {
    stopServer?.()
    await postgres.stop()
    for (const folder of [media, sessions, copiedMedia]) await rm(folder, { recursive: true, force: true })
  }
  try {
    const emptyUrl = await makeDatabase(postgres.url('postgres'), 'empty')
    process.env.EMPTY_DATABASE_URL = emptyUrl
    const databaseUrl = await copyDatabase(emptyUrl, 'journeys')
    const env = await environmentFor(databaseUrl, media)
    const loaded = await loadDemo(urlsOf(databaseUrl), env)
    if (loaded !== 'loaded') throw new Error(`The demo archive was ${loaded}.`)
    for (const name of copies) {
      process.env[`${name}_DATABASE_URL`] = await copyDatabase(databaseUrl, name.toLowerCase())
      process.env[`${name}_MEDIA_DIR`] = path.join(copiedMedia, name)
      await cp(media, path.join(copiedMedia, name), { recursive: true })
    }
    if (!existsSync('.next/BUILD_ID') || process.env.STELE_BUILD !== 'kept') run([next, 'build'], env)
    stopServer = await startServer(env)
    process.env.JOURNEYS_URL = env.NEXTAUTH_URL
    process.env.JOURNEYS_DATABASE_URL = databaseUrl
    process.env.JOURNEYS_MEDIA_DIR = media
    process.env.JOURNEYS_SESSIONS = sessions
    process.env.JOURNEYS_BROWSER = await browserPath()
  } catch (error) {
    await end()
    throw error
  }
  return end
}
