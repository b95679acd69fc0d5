import sharp from 'sharp'
import { expectAccessible } from './support/axe'
import { inEmptyArchive, signInAs } from './support/empty'
import { allKept } from './support/kept'
import { expect } from './support/test'

const empty = inEmptyArchive()

empty.describe.configure({ mode: 'serial' })

const png = () =>
  sharp({ create: { width: 240, height: 120, channels: 3, background: '#3b4a6b' } })
    .png()
    .toBuffer()

empty('an archive without a name says so to its admin', async ({ archive, reader }) => {
  const page = await reader({ at: '/' })
  await expect(page.getByRole('heading', { level: 1, name: 'Archive' })).toBeVisible()
  await expect(page).toHaveTitle('Archive')
  await page.goto('/imprint')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await signInAs(page, archive, 'admin')
  await expect(page.getByText('This archive has no name yet')).toBeVisible()
  await page.getByRole('link', { name: 'Name the archive' }).click()
  await expect(page).toHaveTitle('Settings · Archive')
  await expectAccessible(page)
})

empty('readers see the settings at once, without scripts', async ({ archive, reader }) => {
  const admin = await reader()
  await signInAs(admin, archive, 'admin')
  const page = await reader({ javaScriptEnabled: false, colorScheme: 'dark' })
  expect((await page.request.get('/.well-known/security.txt')).status()).toBe(404)
  await page.goto('/')
  await admin.goto('/desk/settings')
  await admin.getByLabel('Name of the archive').fill('Archive of a flood')
  await admin.getByLabel('Subject').fill('The flood of a made-up valley, 1921.')
  await admin.getByLabel('Contact address').fill('office@archive.example')
  await admin.getByLabel('Imprint').fill('A made-up society\n<b>Sample Street 1</b>')
  await admin.getByRole('combobox', { name: /^Licence/ }).selectOption('CC BY 4.0')
  await admin.getByLabel('Accent colour', { exact: true }).fill('#c9a66b')
  await admin.getByRole('button', { name: 'Save settings' }).click()
  await expect(admin.getByText(/has a contrast of 1\.99 to 1\. It needs 4\.5 to 1/).first()).toBeVisible()
  await expect(admin.getByLabel('Subject')).toHaveValue('The flood of a made-up valley, 1921.')
  await admin.getByLabel('Accent colour', { exact: true }).fill('#3b4a6b')
  await admin.getByRole('button', { name: 'Save settings' }).click()
  await expect(admin.getByText('Settings saved. Readers see them now.')).toBeVisible()
  await admin
    .getByLabel('Image', { exact: true })
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await png() })
  await admin.getByRole('button', { name: 'Use this image' }).click()
  await expect(admin.getByRole('img', { name: 'The current logo' })).toBeVisible()

  await page.goto('/')
  await expect(page).toHaveTitle('Archive of a flood')
  await expect(page.getByRole('banner').getByText('Archive of a flood')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The flood of a made-up valley, 1921.')
  const security = await (await page.request.get('/.well-known/security.txt')).text()
  expect(security).toMatch(/^Contact: mailto:office@archive\.example\nExpires: \d{4}-\d\d-\d\dT/)
  const logo = page.locator('header img')
  await expect(logo).toHaveAttribute('width', '240')
  const picture = await page.request.get((await logo.getAttribute('src')) ?? '')
  expect(picture.headers()).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const theme = await page.request.get(
    (await page.locator('link[href^="/theme.css"]').getAttribute('href')) ?? '',
  )
  expect(await theme.text()).toContain('--accent:#3b4a6b')
  const site = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(site).toMatchObject({ '@type': 'WebSite', name: 'Archive of a flood' })
  await expect(page.getByText('Text of this archive: CC BY 4.0')).toBeVisible()
  await page.getByRole('link', { name: 'Imprint' }).click()
  await expect(page.getByText('<b>Sample Street 1</b>')).toBeVisible()
  await expect(page.getByRole('link', { name: 'office@archive.example' })).toBeVisible()
  await expectAccessible(await reader({ at: '/imprint' }))
  await page.goto('/sign-in')
  await expect(page.getByRole('link', { name: 'Archive of a flood' })).toBeVisible()
})

empty('an admin writes, publishes and changes a page', async ({ archive, reader }) => {
  const admin = await reader()
  await signInAs(admin, archive, 'admin')
  await admin.goto('/desk/settings/pages')
  await expect(admin).toHaveTitle('Pages · Archive of a flood')
  await expectAccessible(admin)
  await admin.getByRole('link', { name: 'Add page' }).click()
  await admin.getByRole('textbox', { name: /^Title/ }).fill('About us')
  await expect(admin.getByRole('textbox', { name: /^Address/ })).toHaveValue('about-us')
  await admin.getByRole('button', { name: 'Add page' }).click()
  const text = admin.getByRole('textbox', { name: 'Text of the page' })
  await text.fill('A made-up society keeps this archive.')
  await expect(admin).toHaveTitle('Text of the page · Archive of a flood')
  await expectAccessible(admin)

  // Typed text is kept when the page is left.
  await expect(admin.getByText('Not saved yet')).toBeVisible()
  await allKept(admin)
  await admin.reload()
  await expect(admin.getByText('Text that was not saved is back')).toBeVisible()
  await expect(text).toHaveText('A made-up society keeps this archive.')
  await text.press('End')
  await admin.getByRole('button', { name: 'Footnote' }).click()
  await admin.keyboard.type('Since its first day.')
  await admin.keyboard.press('Enter')
  await admin.keyboard.type(' It is whole.')
  await admin.getByRole('button', { name: 'Save page' }).click()
  await expect(admin.getByText('Version 2 saved.')).toBeVisible()

  const page = await reader({ javaScriptEnabled: false })
  expect((await page.goto('/pages/about-us'))?.status()).toBe(404)
  await admin.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(admin.getByRole('link', { name: 'View page' })).toBeVisible()
  await page.goto('/')
  await page.getByRole('link', { name: 'About us' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'About us' })).toBeVisible()
  await expect(page.getByText('A made-up society keeps this archive.')).toBeVisible()
  await expect(page.getByText('It is whole.')).not.toContainText('first day')
  await expect(page.locator('#note-1')).toContainText('Since its first day.')
  await expectAccessible(await reader({ at: '/pages/about-us' }))
  expect(await (await page.goto('/sitemap.xml'))?.text()).toContain('/pages/about-us</loc>')

  await text.fill('Another text, not ready.')
  await admin.getByRole('button', { name: 'Save page' }).click()
  await expect(admin.getByText('Version 3 saved.')).toBeVisible()
  await page.goto('/pages/about-us')
  await expect(page.getByText('A made-up society keeps this archive.')).toBeVisible()
  await admin.getByRole('link', { name: 'Version 2, saved by Demo admin' }).click()
  // Once as what the version added, and once in its whole text.
  await expect(admin.getByText('A made-up society keeps this archive.')).toHaveCount(2)
  await admin.getByRole('link', { name: 'Back to the page' }).click()
  await admin.getByRole('button', { name: 'Take page offline' }).click()
  await expect(admin.getByRole('link', { name: 'View page' })).toBeHidden()
  expect((await page.goto('/pages/about-us'))?.status()).toBe(404)
})

empty('with listing off, search engines are asked to stay away', async ({ archive, reader }) => {
  const admin = await reader()
  await signInAs(admin, archive, 'admin')
  await admin.goto('/desk/settings')
  await admin.getByLabel('Search engines can list this archive').uncheck()
  await admin.getByRole('button', { name: 'Save settings' }).click()
  await expect(admin.getByText('Settings saved. Readers see them now.')).toBeVisible()
  const page = await reader({ javaScriptEnabled: false })
  expect(await (await page.goto('/robots.txt'))?.text()).toBe('User-agent: *\nDisallow: /\n')
  expect((await page.request.get('/sitemap.xml')).status()).toBe(404)
  for (const path of ['/', '/about', '/records']) {
    await page.goto(path)
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  }
})

empty('a contributor finds no settings', async ({ archive, reader }) => {
  const page = await reader()
  await signInAs(page, archive, 'contributor')
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
  for (const path of [
    '/desk/settings',
    '/desk/settings/pages',
    '/desk/settings/servers',
    '/desk/settings/operation',
    '/desk/settings/log',
    '/desk/settings/pages/new',
    '/setup/archive',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: /^(Save|Add|Use)/ })).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(
      /Settings|Pages|Web servers|Operation|Event log|New page|Name/,
    )
  }
})
