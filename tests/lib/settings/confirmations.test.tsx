import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import { ArchiveFooter } from '@/components/archive/ArchiveFooter'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import {
  confirmationsFor,
  confirmedLanguages,
  confirmLanguage,
  removeConfirmation,
} from '@/lib/settings/confirmations'
import { unsetSettings } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories/members'
import { htmlOf } from '@/tests/support/render'

let admin: Actor
beforeAll(async () => {
  admin = await makeMember({ role: 'ADMIN' })
})
const version = async () => (await archiveSettings()).version

describe('the translation of a language', () => {
  it('is confirmed by an admin, who can take that back', async () => {
    await confirmLanguage(admin, await version(), 'az')
    expect(await confirmedLanguages()).toEqual(['az'])
    expect(await confirmationsFor(admin)).toMatchObject([
      { language: 'az', confirmedBy: { name: admin.name } },
    ])
    const event = await db.event.findFirst({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({ action: 'settings.confirm-language', actorId: admin.id })
    expect(event?.detail?.detail).toMatchObject({ language: 'az' })
    await removeConfirmation(admin, await version(), 'az')
    expect(await confirmedLanguages()).toEqual([])
  })

  it('is confirmed for languages that have been translated only', async () => {
    for (const language of ['en', 'xx', '', '../az'])
      await expect(confirmLanguage(admin, await version(), language), language).rejects.toThrow(Invalid)
  })

  it('is not confirmed from an older version of the settings', async () => {
    await expect(confirmLanguage(admin, (await version()) - 1, 'az')).rejects.toThrow(Conflict)
    expect(await confirmedLanguages()).toEqual([])
  })

  it('is confirmed by admins only', async () => {
    for (const role of ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER'] as const) {
      const member = await makeMember({ role })
      await expect(confirmLanguage(member, 1, 'az')).rejects.toThrow(Forbidden)
      await expect(removeConfirmation(member, 1, 'az')).rejects.toThrow(Forbidden)
      await expect(confirmationsFor(member)).rejects.toThrow(Forbidden)
    }
  })
})

it('pages say that their interface was translated by machine', () => {
  const footer = (isMachineMade: boolean) =>
    htmlOf(
      <ArchiveFooter
        archive={{ ...unsetSettings, contact: 'office@archive.example' }}
        pages={[]}
        isMachineMade={isMachineMade}
      />,
    )
  expect(footer(true)).toContain(english('archive.footer.machine'))
  expect(footer(true)).toContain(english('archive.footer.machineReport'))
  expect(footer(false)).not.toContain(english('archive.footer.machine'))
})
