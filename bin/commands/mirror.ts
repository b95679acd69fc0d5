import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import getPort from 'get-port'
import { env } from '@/lib/env'
import { endOfLog, reachSince } from '@/lib/exchange/mirror/changes'
import { MANIFEST, STATE, verifyMirror } from '@/lib/exchange/mirror/manifest'
import { mirrorArchive } from '@/lib/exchange/mirror/mirror'
import { withoutJobs } from '@/lib/jobs/without-jobs'
import { translatorOf } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { build } from '../start/build'
import { startScript, stopScripts } from '../start/children'
import { webServer } from '../start/web-server'
import { type Command, CommandError, Misuse } from './command'

/** Milliseconds that the web server gets to start. */
const WAIT_MS = 120_000
/** A fault is named; of many, the first. */
const MOST_NAMED = 20

async function demandOwn(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const files = await readdir(folder)
  if (files.length > 0 && !files.includes(STATE) && !files.includes(MANIFEST))
    throw new CommandError(message('commands.mirror.otherFiles', { folder }))
}

/** The environment of the web server that a mirror asks: on this port, without limits and jobs. */
export function serverEnvironment(port: number): NodeJS.ProcessEnv {
  const limits = Object.keys(env).filter((name) => name.startsWith('STELE_LIMIT_'))
  return {
    ...process.env,
    ...Object.fromEntries(limits.map((name) => [name, '0'])),
    ...withoutJobs,
    ...{ NODE_ENV: 'production', PORT: String(port), STELE_HOST: '127.0.0.1', DATABASE_OWNER_URL: '' },
    STELE_PAGES_ON_DISK: '0',
  }
}

/** Starts a web server of its own for the mirror; gives back how to ask it for pages. */
async function startServer(): Promise<(address: string, tag?: string) => Promise<Response>> {
  const port = await getPort({ host: '127.0.0.1' })
  const server = startScript(
    ['--import', new URL('../start/tether.mjs', import.meta.url).href, ...webServer],
    {
      ...{ stdin: 'ignore', stdout: 'ignore', stderr: 'inherit', ipc: true },
      env: serverEnvironment(port),
    },
  )
  const at = (address: string, tag?: string) =>
    fetch(`http://127.0.0.1:${port}${address}`, {
      redirect: 'manual',
      headers: tag === undefined ? {} : { 'If-None-Match': tag },
    })
  let hasEnded = false
  void server.ended.then(() => {
    hasEnded = true
  })
  const until = Date.now() + WAIT_MS
  while (!(await at('/api/health').catch(() => null))?.ok) {
    if (hasEnded || Date.now() > until) throw new CommandError(message('commands.mirror.noServer'))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return at
}

async function verify(folder: string, t: Translator): Promise<number> {
  const report = existsSync(folder) ? await verifyMirror(folder) : null
  if (!report) throw new CommandError(message('commands.mirror.noMirror', { folder }))
  const { files, faults } = report
  for (const { file, fault } of faults.slice(0, MOST_NAMED))
    console.log(t('commands.mirror.fault', { file, fault }))
  console.log(t('commands.mirror.verified', { files, faults: faults.length }))
  return faults.length === 0 ? 0 : 1
}

async function write(folder: string, repairs: boolean, t: Translator): Promise<number> {
  await demandOwn(folder)
  await build()
  const settings = await archiveSettings()
  try {
    const result = await mirrorArchive({
      ...{ folder, repairs },
      ask: await startServer(),
      origin: env.NEXTAUTH_URL.replace(/\/$/, ''),
      name: archiveName(settings, translatorOf(settings.language)),
      build: `${await readFile('.next/BUILD_ID', 'utf8')} ${env.NEXTAUTH_URL}`,
      position: endOfLog,
      reachSince,
      searchTitle: (named) => {
        const language = named ?? settings.language
        return { language, title: translatorOf(language)('archive.search.title') }
      },
      tell: (pages) => console.log(t('commands.mirror.progress', { pages })),
    })
    console.log(t('commands.mirror.done', { ...result, folder }))
    if (result.leftOut > 0) console.log(t('commands.mirror.leftOut', { pages: result.leftOut }))
    return 0
  } finally {
    await stopScripts()
  }
}

/**
 * `npm run mirror -- DIR` writes the public archive as files into a folder, or brings them up to date; with `--repair` also files that were damaged
 * there. With `--verify` it compares the files of a mirror with its manifest, and ends with 1 when one differs.
 */
export const runMirror: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { verify: { type: 'boolean' }, repair: { type: 'boolean' } },
  })
  const [folder, ...more] = positionals
  const { verify: isVerified = false, repair = false } = values
  if (folder === undefined || more.length > 0 || (isVerified && repair)) throw new Misuse()
  return isVerified ? verify(path.resolve(folder), t) : write(path.resolve(folder), repair, t)
}
