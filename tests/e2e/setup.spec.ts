import { inEmptyArchive, members, signInAs } from './support/empty'
import { expect } from './support/test'

const empty = inEmptyArchive()

const password = 'words to begin with'

empty('the printed token makes the first admin, once', async ({ archive, reader }) => {
  const first = members(archive, ['setup']).said
  const second = members(archive, ['setup']).said
  expect(second).toMatch(/^http:\/\/localhost:\d+\/setup\?token=[\w-]{43}$/)

  const page = await reader({ at: '/sign-in' })
  await page.getByRole('link', { name: 'creating the first admin' }).click()
  await expect(page.getByLabel('Token')).toBeVisible()
  await page.goto(first)
  await expect(page.getByText('This token was already used, has expired or is mistyped.')).toBeVisible()
  await page.getByLabel('Token').fill(` ${new URL(second).searchParams.get('token')} `)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('E-mail address').fill('First@Archive.example')
  await page.getByLabel('Your name').fill('First admin')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create admin' }).click()
  await expect(page.getByText('Your password is set.')).toBeVisible()
  await page.getByLabel('E-mail address').fill('first@archive.example')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Name the archive' })).toBeVisible()
  await page.getByLabel('Name of the archive').fill('Archive of a flood')
  await page.getByLabel('Subject').fill('The flood of a made-up valley, 1921.')
  await page.getByRole('button', { name: 'Save name and subject' }).click()
  await page.waitForURL((address) => address.pathname === '/desk')
  await expect(page.getByText('This archive has no name yet')).toBeHidden()
  await page.goto('/')
  await expect(page.getByRole('banner').getByText('Archive of a flood')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The flood of a made-up valley, 1921.')
  await page.goto('/desk/members')
  await expect(page.getByRole('rowheader', { name: 'First admin' })).toBeVisible()

  await page.goto(second)
  await expect(page.getByText('This token was already used, has expired or is mistyped.')).toBeVisible()
  expect(members(archive, ['setup']).said).toBe('There is an admin already.')
})

empty('the command line adds and disables members at once', async ({ archive, reader }) => {
  const email = 'line@archive.example'
  const add = ['add', '--email', email, '--name', 'By line', '--role', 'editor']
  expect(members(archive, add)).toEqual({
    status: 1,
    said: 'password: Use at least 12 characters. A few words work well.',
  })
  expect(members(archive, add, `${password}\n`)).toEqual({
    status: 0,
    said: 'By line was added as an editor.',
  })

  const page = await reader({ at: '/sign-in?callbackUrl=/desk/account' })
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  expect(members(archive, ['disable', '--email', email])).toMatchObject({ status: 0 })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
})

empty('the limit per address ignores forwarded addresses and warns', async ({ archive, reader }) => {
  const page = await reader()
  const { request } = page.context()
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const attempt = async (address: number) => {
    const answer = await request.post('/api/auth/callback/credentials', {
      form: { json: 'true', csrfToken, email: `guess-${address}@archive.example`, password },
      headers: { 'x-forwarded-for': `203.0.113.${address}`, 'x-stele-address': `203.0.113.${address}` },
    })
    return new URL((await answer.json()).url).searchParams.get('error')
  }
  for (let address = 0; address < 20; address += 1) expect(await attempt(address)).toBe('CredentialsSignin')
  await signInAs(page, archive, 'admin')
  await expect(page.getByText('Every visitor counts as the same address')).toBeVisible()
  // On a slow machine the first, short waits can be over before the next attempt.
  const last: (string | null)[] = []
  for (let address = 20; address < 50 && !last.includes('WAIT'); address += 1)
    last.push(await attempt(address))
  expect(last.slice(0, 10)).toEqual(Array(10).fill('CredentialsSignin'))
  expect(last.at(-1)).toBe('WAIT')
})
