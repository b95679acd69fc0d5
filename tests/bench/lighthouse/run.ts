/**
 * `npm run bench:lighthouse`: the scores of Lighthouse for home, a record and a register of the demo archive, as a phone gets them from a production
 * build. Fetches Lighthouse by npx, so that it and its hundred packages aren't installed with the archive. Needs a network and Chromium.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { loadDemo } from '@/bin/database/demo'
import { browserPath } from '@/tests/e2e/support/browser'
import { environmentFor, makeDatabase, startServer } from '@/tests/e2e/support/server'
import { urlsOf } from '@/tests/support/app-role'
import { startThrowawayPostgres } from '@/tests/support/postgres'

const LIGHTHOUSE = 'lighthouse@13.5.0'
const PAGES = { home: '/', record: '/records/khojaly-what-one-document-states', register: '/register' }
const TARGETS = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 }

const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
})

/** The report on a page; `Error` with what Lighthouse says where it fails. */
async function reportOn(address: string, folder: string, chrome: string) {
  const output = path.join(folder, 'report.json')
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'].join(' ')
  const asked = ['--quiet', '--output=json', `--output-path=${output}`, `--chrome-flags=${flags}`]
  const { status, stdout, stderr } = spawnSync('npx', ['--yes', LIGHTHOUSE, address, ...asked], {
    cwd: folder,
    env: { ...process.env, CHROME_PATH: chrome },
    encoding: 'utf8',
    timeout: 180_000,
  })
  if (status !== 0) throw new Error(`Lighthouse failed for ${address}:\n${stdout}${stderr}`)
  return reportSchema.parse(JSON.parse(await readFile(output, 'utf8')))
}

const [postgres, media, folder] = await Promise.all([
  startThrowawayPostgres(),
  mkdtemp(path.join(tmpdir(), 'stele-lighthouse-media-')),
  mkdtemp(path.join(tmpdir(), 'stele-lighthouse-')),
])
let stop = () => {}
try {
  const databaseUrl = await makeDatabase(postgres.url('postgres'), 'lighthouse')
  const env = await environmentFor(databaseUrl, media)
  await loadDemo(urlsOf(databaseUrl), env)
  stop = await startServer(env)
  const chrome = await browserPath()
  for (const [name, address] of Object.entries(PAGES)) {
    // The first reader of a page waits until it is rendered; Lighthouse measures what the others get.
    await fetch(env.NEXTAUTH_URL + address)
    const { categories, audits } = await reportOn(env.NEXTAUTH_URL + address, folder, chrome)
    const scores = Object.entries(TARGETS).map(
      ([category, target]) =>
        `${category} ${Math.round((categories[category]?.score ?? 0) * 100)} (at least ${target})`,
    )
    console.log(`${name.padEnd(10)}${scores.join('   ')}`)
    for (const category of Object.keys(TARGETS))
      for (const { id, weight } of categories[category]?.auditRefs ?? []) {
        const audit = audits[id]
        if (weight > 0 && audit && (audit.score ?? 1) < 0.95)
          console.log(`          ${category}: ${audit.title} ${audit.displayValue ?? ''}`)
      }
  }
} finally {
  stop()
  await postgres.stop()
  for (const made of [media, folder]) await rm(made, { recursive: true, force: true })
}
