import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { inEmptyArchive, members } from './support/empty'
import { expect } from './support/test'

// The setting is of the whole archive, so these journeys have one of their own.
const empty = inEmptyArchive()
const password = 'words to begin with'

empty('two admins enable a reviewer and set a password together', async ({ archive, reader }) => {
  const add = (name: string, role: string) => {
    const email = `${name.toLowerCase().replaceAll(' ', '-')}@archive.example`
    const args = ['add', '--email', email, '--name', name, '--role', role]
    expect(members(archive, args, `${password}\n`)).toMatchObject({ status: 0 })
    return email
  }
  const signIn = async (page: Page, email: string) => {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((address) => address.pathname.startsWith('/desk'))
    return page
  }
  const reviewer = add('The reviewer', 'reviewer')
  const first = await signIn(await reader(), add('First admin', 'admin'))
  const second = await signIn(await reader(), add('Second admin', 'admin'))
  const proposed = first.getByText('Proposed. It takes effect when another admin confirms it, within 3 days.')

  await first.goto('/desk/settings')
  await first.getByRole('button', { name: 'Ask for two admins' }).click()
  await expect(first.getByText('On: two admins are needed.')).toBeVisible()

  await first.goto('/desk/members')
  await first.getByRole('button', { name: 'Disable The reviewer' }).click()
  await first.getByRole('button', { name: 'Enable The reviewer', exact: true }).click()
  await expect(proposed).toBeVisible()
  await expect(first.getByRole('button', { name: 'Enable The reviewer', exact: true })).toBeVisible()
  await expect(first.getByRole('button', { name: /^Confirm ?: Enable The reviewer: Reviewer$/ })).toHaveCount(
    0,
  )
  await expect(
    first.getByRole('button', { name: /^Withdraw ?: Enable The reviewer: Reviewer$/ }),
  ).toBeVisible()

  await second.goto('/desk')
  await second.getByRole('link', { name: '1 proposal of another admin waits for you' }).click()
  await expectAccessible(second)
  await second.getByRole('button', { name: /^Confirm ?: Enable The reviewer: Reviewer$/ }).click()
  await expect(second.getByText('Confirmed. It has taken effect.')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Disable The reviewer' })).toBeVisible()
  await signIn(await reader(), reviewer)

  await first.goto('/desk/members')
  await first.getByRole('button', { name: 'Create password link for The reviewer' }).click()
  await expect(proposed).toBeVisible()
  await second.goto('/desk/members')
  await second.getByRole('button', { name: /^Confirm ?: New password for The reviewer$/ }).click()
  const offer = second.getByRole('status').filter({ hasText: 'shown only once' })
  const link = (await offer.locator('p.font-mono').textContent()) ?? ''
  const member = await reader({ at: link })
  await member.getByLabel('Password').fill('other words to begin with')
  await member.getByRole('button', { name: 'Set password' }).click()
  await member.getByLabel('E-mail address').fill(reviewer)
  await member.getByLabel('Password').fill('other words to begin with')
  await member.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(
    member.getByText(/set through a link that Second admin made.*as First admin had proposed/),
  ).toBeVisible()

  await first.goto('/desk/settings')
  await first.getByRole('button', { name: 'Propose that one admin is enough' }).click()
  await expect(proposed).toBeVisible()
  await second.goto('/desk/members')
  await second.getByRole('button', { name: /^Decline ?: One admin is enough again$/ }).click()
  await expect(second.getByText('Waiting for a second admin')).toBeHidden()
  await first.reload()
  await expect(first.getByText('On: two admins are needed.')).toBeVisible()
})
