import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execa } from 'execa'
import { filesIn } from '../../lib/exchange/mirror/manifest'
import { nginxRules, serveBy } from '../support/example-server'
import { environmentFor, makeDatabase } from './support/server'
import { expect, test } from './support/test'

const script = ['--conditions=react-server', '--import', 'tsx']

test('a mirror is written, searched, brought up to date and verified', async ({ reader }) => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(path.join(tmpdir(), 'stele-mirror-'))
  const media = await mkdtemp(path.join(tmpdir(), 'stele-mirror-media-'))
  const database = await makeDatabase(process.env.JOURNEYS_DATABASE_URL ?? '', 'mirrored')
  const env = await environmentFor(database, media)
  const run = async (...args: string[]) => {
    const { exitCode, all } = await execa(process.execPath, [...script, ...args], {
      env,
      all: true,
      reject: false,
    })
    return { exitCode, said: all ?? '' }
  }
  const mirror = (...args: string[]) => run('bin/commands/run.ts', 'mirror', ...args)
  const saying = async (words: string) => {
    const files = await filesIn(folder)
    const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file))))
    return files.filter((_, index) => texts[index]?.includes(words)).sort()
  }

  expect((await run('tests/e2e/support/mirrored.ts')).said).toContain('["the-ferry","the-pier"]')
  const first = await mirror(folder)
  expect(first.said).toMatch(/pages in .*: \d+ asked for, \d+ files written, 0 removed/)
  expect(first.exitCode).toBe(0)
  expect((await mirror(folder, '--verify')).said).toContain('no difference')

  const server = await serveBy(
    nginxRules(await readFile(path.join(folder, 'nginx.conf.example'), 'utf8')),
    folder,
  )
  const page = await reader()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(server.url))
      elsewhere.push(request.url())
  })
  for (const [start, language] of [
    ['/', 'en'],
    ['/az/', 'az'],
  ] as const) {
    await page.goto(server.url + start)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.locator('input[name="q"]').first().fill('lapwing ferry')
    await page.locator('input[name="q"]').first().press('Enter')
    await expect(page).toHaveURL(new RegExp(`^${server.url}${start}search/`))
    await page.getByRole('link', { name: 'The ferry', exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The ferry')
    expect(new URL(page.url()).pathname).toBe(`${start}records/the-ferry/index.html`)
  }
  await page.goto(`${server.url}/az/sources`)
  await page.locator('main li a').first().click()
  await page.locator('main a[href*="copies"]').first().click()
  await expect(page.locator('main')).toContainText('A lapwing. The ferry stopped at nine.')
  expect(elsewhere).toEqual([])
  await server.end()

  expect((await saying('A plover was seen')).length).toBeGreaterThan(3)
  await run('tests/e2e/support/mirrored.ts', 'withdraw')
  expect((await mirror(folder)).exitCode).toBe(0)
  expect(await saying('A plover was seen')).toEqual([])
  expect(await saying('The pier')).toEqual([])
  expect((await saying('the-pier')).filter((file) => file !== '.mirror.json')).toEqual([
    'api/public/withdrawals.json',
  ])

  await appendFile(path.join(folder, 'records/the-ferry/index.html'), ' ')
  const damaged = await mirror(folder, '--verify')
  expect(damaged.said).toContain('records/the-ferry/index.html: altered')
  expect(damaged.exitCode).toBe(1)
  await writeFile(path.join(media, 'own.txt'), 'Not a mirror')
  const refused = await mirror(media)
  expect(refused.said).toContain('has other files')
  expect(refused.exitCode).toBe(1)
  for (const made of [folder, media]) await rm(made, { recursive: true })
})
