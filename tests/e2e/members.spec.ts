import { hash } from '@node-rs/argon2'
import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import pg from 'pg'
import { demoMembers } from '@/prisma/demo/members'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

const password = 'words for a journey'
let number = 0
const newAddress = () => `journey-${Date.now()}-${process.pid}-${++number}@example.org`

type Person = { email: string; password: string }

async function signIn(page: Page, person: Person) {
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** The new link on an admin's page. */
async function offeredLink(admin: Page) {
  const offer = admin.getByRole('status').filter({ hasText: 'shown only once' })
  return (await offer.locator('p.font-mono').textContent()) ?? ''
}

async function inviteLink(admin: Page, email: string, role: string) {
  await admin.goto('/desk/members')
  await admin.getByLabel('E-mail address').fill(email)
  await admin.getByRole('combobox', { name: /^Role\s*\(required\)/ }).selectOption(role)
  await admin.getByRole('button', { name: 'Create invitation link' }).click()
  return offeredLink(admin)
}

async function query(sql: string, values: unknown[]) {
  const client = new pg.Client(process.env.JOURNEYS_DATABASE_URL)
  await client.connect()
  await client.query(sql, values)
  await client.end()
}

/** A new member, added without an invitation. */
async function addMember(name: string, role = 'EDITOR'): Promise<Person> {
  const email = newAddress()
  await query(
    'INSERT INTO "Member" ("id", "email", "name", "role", "passwordHash") VALUES (gen_random_uuid(), $1, $2, $3, $4)',
    [email, name, role, await hash(password, { memoryCost: 64, timeCost: 1 })],
  )
  return { email, password }
}

/** A new member, signed in on this page. */
async function newMember(page: Page, name: string, role = 'EDITOR'): Promise<Person> {
  const person = await addMember(name, role)
  await page.goto('/sign-in?callbackUrl=/desk/account')
  await signIn(page, person)
  await page.waitForURL(onDesk)
  return person
}

const editor = demoMembers[1]
const onDesk = (address: URL) => address.pathname.startsWith('/desk')

test('a signed-out visitor signs in and reaches the page they asked for', async ({ reader }) => {
  const page = await reader({ at: '/desk/records?kind=account&page=1' })
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
  await signIn(page, editor)
  await expect(page).toHaveURL(/\/desk\/records\?kind=account&page=1$/)
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('session-token'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
})

test('signing in never leads to another site', async ({ reader, url }) => {
  const page = await reader({ at: '/sign-in?callbackUrl=//elsewhere.example/desk' })
  await signIn(page, editor)
  await page.waitForURL(onDesk)
  expect(new URL(page.url()).origin).toBe(new URL(url).origin)
})

test('signing in works without JavaScript and keeps what was typed', async ({ reader }) => {
  const page = await reader({ at: '/sign-in?callbackUrl=/desk/account', javaScriptEnabled: false })
  const person = await addMember('Signs in without scripts')
  await signIn(page, { ...person, password: 'not the password' })
  await expect(page.locator('main').getByRole('alert')).toContainText('E-mail address or password is wrong')
  await expect(page.getByLabel('E-mail address')).toHaveValue(person.email)
  await signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await expect(page.getByText('1 failed sign-in to your account since')).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss notice' }).click()
  await expect(page.getByText('failed sign-in')).toBeHidden()
})

test('signing in needs no mouse', async ({ reader }) => {
  const page = await reader({ at: '/sign-in?callbackUrl=/desk/account' })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await page.keyboard.type(editor.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(editor.password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/desk/account')
})

test('five failed sign-ins ask to wait, for unknown accounts too', async ({ reader }) => {
  const page = await reader({ at: '/sign-in' })
  const unknown = newAddress()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await signIn(page, { email: unknown, password: `wrong words ${attempt}` })
    await expect(page.locator('main').getByRole('alert')).toContainText('E-mail address or password is wrong')
    await expect(page.getByLabel('Password')).toHaveValue(`wrong words ${attempt}`)
  }
  // On a slow machine a short wait can be over before the next attempt; each failure doubles it.
  await expect(async () => {
    await signIn(page, { email: unknown, password })
    await expect(page.locator('main').getByRole('alert')).toContainText('Too many failed attempts', {
      timeout: 2_000,
    })
  }).toPass({ timeout: 60_000 })
})

test('guessing by others does not keep a member from signing in', async ({ reader }) => {
  const [page, guesser] = [await reader(), await reader({ at: '/sign-in' })]
  const person = await newMember(page, 'Is guessed at')
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('stele-device'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')

  await expect(async () => {
    const answered = guesser.waitForResponse((response) => response.request().method() === 'POST')
    await signIn(guesser, { ...person, password: 'a guess of someone else' })
    await answered
    await expect(guesser.locator('main').getByRole('alert')).toContainText('Too many failed attempts', {
      timeout: 300,
    })
  }).toPass({ timeout: 60_000, intervals: [100] })

  await signIn(page, person)
  await page.waitForURL(onDesk)
  await expect(page.getByText(/\d+ failed sign-ins to your account since/)).toBeVisible()
  await expectAccessible(page)
})

test('a member reads staff pages in another language', async ({ reader }) => {
  const page = await reader()
  await newMember(page, 'Reads Turkish')
  await page.goto('/desk/account')
  await page.getByLabel('Language of staff pages').selectOption('tr')
  await page.getByRole('button', { name: 'Change language' }).click()
  await expect(page.getByRole('heading', { name: 'Hesabınız' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('a lost connection loses nothing that was typed', async ({ reader }) => {
  const page = await reader({ at: '/sign-in?callbackUrl=/desk/account' })
  await page.context().setOffline(true)
  await signIn(page, editor)
  await expect(page.locator('main').getByRole('alert')).toContainText('did not answer')
  await expect(page.getByLabel('E-mail address')).toHaveValue(editor.email)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/desk/account')
})

test('an invitation makes a member, once', async ({ as, reader }) => {
  const admin = await as('admin')
  const page = await reader()
  const email = newAddress()
  const link = await inviteLink(admin, email, 'REVIEWER')
  await expect(admin.getByText(`${email}: Reviewer, until`)).toBeVisible()

  await page.goto(link)
  await page.getByLabel('Your name').fill('Invited person')
  await page.getByLabel('Password').fill('too short')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Use at least 12 characters')
  await expect(page.getByLabel('Your name')).toHaveValue('Invited person')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
  await signIn(page, { email, password })
  await page.waitForURL(onDesk)

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeVisible()
})

test('a revoked link no longer works', async ({ as, reader }) => {
  const admin = await as('admin')
  const email = newAddress()
  const link = await inviteLink(admin, email, 'EDITOR')
  await admin.getByRole('button', { name: `Revoke the link for ${email}` }).click()
  await expect(admin.getByText(`${email}:`)).toHaveCount(0)
  const page = await reader({ at: link })
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeVisible()
})

test('a changed role and name take effect at the next request', async ({ as, reader }) => {
  const [admin, page] = [await as('admin'), await reader()]
  const name = `Changes role ${Date.now()}`
  const person = await newMember(page, name, 'ADMIN')
  await page.goto('/desk/members')
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible()

  await admin.goto('/desk/members')
  await admin.getByLabel(`Role of ${name}`).selectOption('CONTRIBUTOR')
  await admin.getByRole('button', { name: `Set role of ${name}` }).click()
  await expect(admin.getByText('Role set. It applies from their next request.')).toBeVisible()
  await admin.reload()
  await expect(admin.getByLabel(`Role of ${name}`)).toHaveValue('CONTRIBUTOR')
  const row = admin.getByRole('row').filter({ hasText: person.email })
  await row.getByText('Change name').click()
  await row.getByRole('textbox', { name: 'Name' }).fill(`${name}, renamed`)
  await row.getByRole('button', { name: 'Save name' }).click()
  await expect(row.getByText('Name saved.')).toBeVisible()
  await expect(admin.getByLabel(`Role of ${name}, renamed`)).toBeVisible()

  await page.goto('/desk/members')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fdesk%2Fmembers$/)
  await signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await page.goto('/desk/account')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(`${name}, renamed`)
})

test('a disabled member is signed out at the next request', async ({ as, reader }) => {
  const [admin, page] = [await as('admin'), await reader()]
  const name = `Is disabled ${Date.now()}`
  const person = await newMember(page, name)
  await admin.goto('/desk/members')
  await admin.getByRole('button', { name: `Disable ${name}` }).click()
  await expect(admin.getByRole('button', { name: `Enable ${name}` })).toBeVisible()
  await page.goto('/desk/account')
  await signIn(page, person)
  await expect(page.locator('main').getByRole('alert')).toContainText('E-mail address or password is wrong')
})

test('a new password ends the other sessions and not this one', async ({ reader }) => {
  const [page, elsewhere] = [await reader(), await reader()]
  const person = await newMember(page, 'Changes the password')
  await elsewhere.goto('/sign-in?callbackUrl=/desk/account')
  await signIn(elsewhere, person)
  await elsewhere.waitForURL(onDesk)

  await page.goto('/desk/account')
  await page.getByLabel('Current password').fill('not the one')
  await page.getByLabel('New password').fill('other words for a journey')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('not your current password')
  await page.getByLabel('Current password').fill(person.password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(
    page.locator('main').getByRole('status').filter({ hasText: 'Your password is changed' }),
  ).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
})

/** A passkey as the developer tools of Chromium give and take it. */
type Passkey = { credentialId: string; isResidentCredential: boolean; privateKey: string; signCount: number }

/** An authenticator of this page. Chromium takes it away when the page is replaced, so the next one gets the passkeys. */
async function addAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  })
  return {
    passkeys: async (): Promise<Passkey[]> =>
      (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    add: (credential: Passkey) => devtools.send('WebAuthn.addCredential', { authenticatorId, credential }),
  }
}
test('passkeys and codes sign a member in until an admin removes them', async ({ as, reader }) => {
  const page = await reader()
  const name = `Has a passkey ${Date.now()}`
  const person = await newMember(page, name)
  await page.goto('/desk/account/passkeys')
  const authenticator = await addAuthenticator(page)
  await page.getByLabel('Name of the passkey').fill('Laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('button', { name: 'Remove Laptop' })).toBeVisible()
  const passkeys = await authenticator.passkeys()
  await page.goto('/desk/account/second-factor')
  await page.getByRole('button', { name: 'Set up an app' }).click()
  const secret = (await page.getByText('Key:').locator('strong').textContent()) ?? ''
  await page.getByLabel('Code of the app').fill(generateSync({ secret }))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText('Save your recovery codes now')).toBeVisible()
  const [recoveryCode = ''] = await page
    .getByRole('listitem')
    .filter({ hasText: /^(?:\w{4}-){3}/ })
    .allTextContents()
  await expectAccessible(page)
  await page.goto('/desk/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('/sign-in')
  const next = await addAuthenticator(page)
  for (const passkey of passkeys) await next.add(passkey)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(onDesk)
  await page.goto('/desk/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await signIn(page, person)
  await page.getByLabel('Code').fill(recoveryCode)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(onDesk)

  const admin = await as('admin')
  await admin.goto('/desk/members')
  await admin.getByRole('button', { name: `Remove second step of ${name}` }).click()
  await expect(admin.getByText('Removed. They sign in with their password alone')).toBeVisible()
  await page.goto('/desk/account')
  await signIn(page, person)
  await page.waitForURL(onDesk)
  await expect(page.getByRole('status').filter({ hasText: 'removed your second step' })).toBeVisible()
})

test('an admin’s link lets a member set a forgotten password', async ({ as, reader }) => {
  const [admin, page] = [await as('admin'), await reader()]
  const name = `Forgets ${Date.now()}`
  const { email } = await newMember(page, name)
  await admin.goto('/desk/members')
  await admin.getByRole('button', { name: `Create password link for ${name}` }).click()
  const link = await offeredLink(admin)

  const other = await reader({ at: link })
  await expect(other.getByRole('heading', { name: 'Set a new password' })).toBeVisible()
  await other.getByLabel('Password').fill('remembered words now')
  await other.getByRole('button', { name: 'Set password' }).click()
  await signIn(other, { email, password: 'remembered words now' })
  await other.waitForURL(onDesk)
  await page.goto('/desk/account')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('pages of a record mark what followed an admin’s password link', async ({ as, reader, make }) => {
  const record = await make('submitted', { title: 'Reviewed after a link' })
  const [admin, page, editor] = [await as('admin'), await reader(), await as('editor')]
  const name = `Reviews after a link ${Date.now()}`
  const { email } = await addMember(name, 'REVIEWER')
  await admin.goto('/desk/members')
  await admin.getByRole('button', { name: `Create password link for ${name}` }).click()
  await page.goto(await offeredLink(admin))
  await page.getByLabel('Password').fill('remembered words now')
  await page.getByRole('button', { name: 'Set password' }).click()
  await signIn(page, { email, password: 'remembered words now' })
  await page.waitForURL(onDesk)

  await page.goto(`/desk/records/${record.id}/review`)
  const sheet = page.getByRole('article', { name: /^Quotation 1/ })
  await sheet.getByText('Start a discussion').click()
  await sheet.getByRole('textbox', { name: 'Comment' }).fill('Is the whole line quoted?')
  await sheet.getByRole('button', { name: 'Start discussion' }).click()
  await expect(sheet.getByText('1 open discussion')).toBeVisible()

  await editor.goto(`/desk/records/${record.id}/review`)
  const mark = editor.locator('[data-after-reset]')
  await expect(mark).toContainText('The link was made by: Demo admin')
  await expect(mark).toHaveCount(1)
})

test('signing out ends this session; signing out everywhere ends them all', async ({ reader }) => {
  const [page, elsewhere] = [await reader(), await reader()]
  const person = await newMember(page, 'Signs out')
  await elsewhere.goto('/sign-in?callbackUrl=/desk/account')
  await signIn(elsewhere, person)
  await elsewhere.waitForURL(onDesk)

  await page.goto('/desk/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/desk/account')
  await expect(page).toHaveURL(/\/sign-in\?/)
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL('/desk/account')

  await signIn(page, person)
  await page.waitForURL(onDesk)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/sign-in')
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
})

test('an admin enters the password again, and keeps what they chose', async ({ reader }) => {
  const page = await reader()
  const name = `Gets a role ${Date.now()}`
  await addMember(name)
  const admin = await newMember(page, 'Left the desk', 'ADMIN')
  await query(
    `UPDATE "Session" s SET "passwordAt" = now() - interval '16 minutes' FROM "Member" m WHERE m.id = s."memberId" AND m.email = $1`,
    [admin.email],
  )
  await page.goto('/desk/members')
  await page.getByLabel(`Role of ${name}`).selectOption('REVIEWER')
  await page.getByRole('button', { name: `Set role of ${name}` }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Enter your password again')
  await page.getByLabel('Your password').fill('not the one')
  await page.getByRole('button', { name: 'Confirm password' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('not your current password')
  await page.getByLabel('Your password').fill(admin.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your password is confirmed')).toBeVisible()
  await expect(page.getByLabel(`Role of ${name}`)).toHaveValue('REVIEWER')
  await page.getByRole('button', { name: `Set role of ${name}` }).click()
  await expect(page.getByText('Role set. It applies from their next request.')).toBeVisible()
})

test('a publisher enters the password again before publishing', async ({ reader, make }) => {
  const record = await make('approved', { title: 'Waits for a password', kind: 'resolution' })
  const page = await reader()
  const publisher = await newMember(page, 'Publishes with a password', 'PUBLISHER')
  await query(
    `UPDATE "Session" s SET "passwordAt" = now() - interval '16 minutes' FROM "Member" m WHERE m.id = s."memberId" AND m.email = $1`,
    [publisher.email],
  )
  await page.goto(`/desk/records/${record.id}/review`)
  const step = page.getByRole('region', { name: 'Next step' })
  await step.getByRole('button', { name: 'Publish' }).click()
  await expect(step.getByRole('alert')).toContainText('Enter your password again')
  await step.getByLabel('Your password').fill(publisher.password)
  await step.getByRole('button', { name: 'Confirm password' }).click()
  await expect(step.getByText('Your password is confirmed')).toBeVisible()
  await step.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Edition 1 is public')).toBeVisible()
})

test('an admin enters the password on its own page without JavaScript', async ({ reader }) => {
  const page = await reader({ at: '/sign-in?callbackUrl=/desk/account/password', javaScriptEnabled: false })
  const admin = await addMember('Without scripts', 'ADMIN')
  await signIn(page, admin)
  await expect(page).toHaveURL('/desk/account/password')
  await expect(page.getByText('entered in the last 15 minutes')).toBeVisible()
  await page.getByLabel('Your password').fill('not the one')
  await page.getByRole('button', { name: 'Confirm password' }).click()
  await expect(page.locator('main')).toContainText('not your current password')
  await page.getByLabel('Your password').fill(admin.password)
  await page.getByRole('button', { name: 'Confirm password' }).click()
  await expect(page.getByText('Your password is confirmed')).toBeVisible()
})

test('a session ends on the server, even for a copied cookie', async ({ reader }) => {
  const page = await reader()
  await newMember(page, 'Leaves a copy')
  const cookies = await page.context().cookies()
  const copy = await reader()
  await copy.context().addCookies(cookies)
  await copy.goto('/desk/account')
  await expect(copy.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')
  await copy.goto('/desk/account')
  await expect(copy).toHaveURL(/\/sign-in\?/)
})

test('a member sees their sessions and signs out a device', async ({ reader }) => {
  const [page, elsewhere] = [await reader(), await reader()]
  const person = await newMember(page, 'Has two devices')
  await elsewhere.goto('/sign-in?callbackUrl=/desk/account')
  await signIn(elsewhere, person)
  await elsewhere.waitForURL(onDesk)

  await page.goto('/desk/account')
  await page.getByRole('link', { name: 'See where you are signed in' }).click()
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('row', { name: /This browser/ })).toContainText('Chrome')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible()
})

test('text typed after a session ended is sent after signing in', async ({ reader }) => {
  const page = await reader()
  const person = await newMember(page, 'Writes while signed out')
  await page.goto('/desk/records/new')
  await page.getByRole('textbox', { name: 'Title' }).fill('A title that must not be lost')
  await page.getByRole('radio').first().check()

  const elsewhere = await page.context().newPage()
  await elsewhere.goto('/desk/account')
  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click()
  await elsewhere.waitForURL((address) => address.pathname === '/sign-in')

  await page.getByRole('button', { name: 'Add record' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('You are signed out')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('A title that must not be lost')

  await signIn(elsewhere, person)
  await elsewhere.waitForURL(onDesk)
  await page.getByRole('button', { name: 'Add record' }).click()
  await expect(page).toHaveURL(/\/desk\/records\/[0-9a-f-]{36}\/edit/)
})

test('only admins manage members', async ({ as }) => {
  const page = await as('publisher', { at: '/desk/members' })
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Members' })).toHaveCount(0)
})

test('the address of next-auth has the same limit and CSRF check', async ({ reader }) => {
  const { request } = (await reader()).context()
  const post = (form: Record<string, string>) =>
    request.post('/api/auth/callback/credentials', { form: { json: 'true', ...form } })
  const outcomeOf = async (answer: Awaited<ReturnType<typeof post>>) =>
    new URL((await answer.json()).url).searchParams.get('error')

  await post(editor)
  expect(await (await request.get('/api/auth/session')).json()).toEqual({})

  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const unknown = newAddress()
  const outcomes: (string | null)[] = []
  while (outcomes.length < 12 && !outcomes.includes('WAIT'))
    outcomes.push(await outcomeOf(await post({ csrfToken, email: unknown, password })))
  expect(outcomes.slice(0, 5)).toEqual(Array(5).fill('CredentialsSignin'))
  expect(outcomes.at(-1)).toBe('WAIT')
  expect(await outcomeOf(await post({ csrfToken, ...editor }))).toBeNull()
  expect((await request.get('/desk/account')).url()).toMatch(/\/desk\/account$/)
})

test('the pages of members are accessible', async ({ as }) => {
  const admin = await as('admin')
  await inviteLink(admin, newAddress(), 'EDITOR')
  // A button that is still at work is pale.
  await expect(admin.getByRole('button', { name: 'Create invitation link' })).toBeEnabled()
  await expectAccessible(admin)
  await admin.goto('/desk/account')
  await expectAccessible(admin)
})

test('no staff list scrolls sideways on a narrow phone', async ({ as }) => {
  const admin = await as('admin', { viewport: { width: 360, height: 740 } })
  for (const path of ['/desk', '/desk/records', '/desk/members', '/desk/account']) {
    await admin.goto(path)
    await expect(admin.getByRole('heading', { level: 1 })).toBeVisible()
    const beyond = await admin.evaluate(() =>
      Math.max(
        ...[document.documentElement, ...document.querySelectorAll('main section')].map(
          (box) => box.scrollWidth - box.clientWidth,
        ),
      ),
    )
    expect(beyond, path).toBe(0)
  }
  await admin.getByText('Menu').click()
  await admin.getByRole('link', { name: 'Public archive' }).click()
  await expect(admin.getByRole('search').getByRole('combobox')).toBeVisible()
})

for (const address of ['/sign-in', '/setup?token=none'])
  test(`${address} is accessible`, async ({ reader }) => {
    await expectAccessible(await reader({ at: address }))
  })

test('the form behind a link is accessible, also with errors', async ({ as, reader }) => {
  const link = await inviteLink(await as('admin'), newAddress(), 'EDITOR')
  const page = await reader({ at: link })
  await page.getByLabel('Your name').fill('Invited person')
  await page.getByLabel('Password').fill('too short')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.locator('main').getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})
