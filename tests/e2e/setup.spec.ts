import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { environmentFor, makeDatabase, startServer } from './support/server'
import { expect, test } from './support/test'

type Archive = { env: Awaited<ReturnType<typeof environmentFor>>; url: string }

/** An archive of its own in which there is nothing and nobody yet. */
const empty = test.extend<Record<never, never>, { archive: Archive }>({
  archive: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
    async ({}, use) => {
      const name = `empty_${randomUUID().replaceAll('-', '')}`
      const databaseUrl = await makeDatabase(process.env.JOURNEYS_DATABASE_URL ?? '', name)
      const env = await environmentFor(databaseUrl, '/nonexistent')
      const stop = await startServer(env)
      await use({ env, url: env.NEXTAUTH_URL })
      stop()
    },
    { scope: 'worker' },
  ],
  url: [async ({ archive }, use) => use(archive.url), { scope: 'worker' }],
})

function members({ env }: Archive, args: string[], input = '') {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'members', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { env, input, encoding: 'utf8' })
  return { status, said: (stdout + stderr).trim() }
}

const password = 'words to begin with'

empty('the printed token makes the first admin, once', async ({ archive, reader }) => {
  const first = members(archive, ['setup']).said
  const second = members(archive, ['setup']).said
  expect(second).toMatch(/^http:\/\/localhost:\d+\/setup\?token=[\w-]{43}$/)

  const page = await reader({ at: '/sign-in' })
  await page.getByRole('link', { name: 'first admin is made' }).click()
  await expect(page.getByLabel('Token')).toBeVisible()
  await page.goto(first)
  await expect(page.getByText('This token was used already, has ended, or is mistyped.')).toBeVisible()
  await page.getByLabel('Token').fill(` ${new URL(second).searchParams.get('token')} `)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('E-mail address').fill('First@Archive.example')
  await page.getByLabel('Your name').fill('First admin')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Make the admin' }).click()
  await expect(page.getByText('Your password is set.')).toBeVisible()
  await page.getByLabel('E-mail address').fill('first@archive.example')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((address) => address.pathname === '/desk')
  await page.goto('/desk/members')
  await expect(page.getByRole('rowheader', { name: 'First admin' })).toBeVisible()

  await page.goto(second)
  await expect(page.getByText('This token was used already, has ended, or is mistyped.')).toBeVisible()
  expect(members(archive, ['setup']).said).toBe('There is an admin already.')
})

empty('who is made and let out on the command line is in and out at once', async ({ archive, reader }) => {
  const email = 'line@archive.example'
  const add = ['add', '--email', email, '--name', 'By line', '--role', 'editor']
  expect(members(archive, add)).toEqual({
    status: 1,
    said: 'password: At least 12 characters; a few words are good.',
  })
  expect(members(archive, add, `${password}\n`)).toEqual({
    status: 0,
    said: 'By line was added as an editor.',
  })

  const page = await reader({ at: '/sign-in?callbackUrl=/desk/account' })
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  expect(members(archive, ['disable', '--email', email])).toMatchObject({ status: 0 })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
})

empty('after thirty failures from one address it does not help to name another', async ({ reader }) => {
  const { request } = (await reader()).context()
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const attempt = async (address: number) => {
    const answer = await request.post('/api/auth/callback/credentials', {
      form: { json: 'true', csrfToken, email: `guess-${address}@archive.example`, password },
      headers: { 'x-forwarded-for': `203.0.113.${address}`, 'x-stele-address': `203.0.113.${address}` },
    })
    return new URL((await answer.json()).url).searchParams.get('error')
  }
  for (let address = 0; address < 30; address += 1) expect(await attempt(address)).toBe('CredentialsSignin')
  expect(await attempt(30)).toBe('WAIT')
})
