import '@/tests/support/database'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { changeLabel } from '@/lib/audit/labels'
import { listEvents } from '@/lib/audit/queries'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { readLogo, removeLogo, setLogo } from '@/lib/settings/logo'
import { archiveName, LOGO_BYTES, settingsSchema } from '@/lib/settings/schema'
import { archiveSettings, changeSettings, settingsFor } from '@/lib/settings/settings'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories/members'
import { settingsDraft } from '@/tests/support/factories/settings'
import { rejection } from '@/tests/support/rejection'

let admin: Actor
beforeAll(async () => {
  admin = await makeMember({ role: 'ADMIN' })
})

const change = async (changes = {}) =>
  changeSettings(admin, (await archiveSettings()).version, settingsDraft(changes))

async function fieldsOf(changes: object): Promise<Record<string, unknown>> {
  const error = await rejection(change(changes))
  if (!(error instanceof Invalid)) throw error
  return error.fields
}

describe('Settings', () => {
  it('have no name of their own before an admin gives one', async () => {
    const settings = await archiveSettings()
    expect(settings).toMatchObject({ name: '', isIndexed: true, logo: null, accent: null })
    expect(archiveName(settings, english)).toBe('Archive')
  })

  it('change for all readers, with one event that names the fields', async () => {
    await change()
    const before = await archiveSettings()
    const { version } = before
    expect(await changeSettings(admin, version, settingsDraft({ name: 'Another archive' }))).toEqual({
      version: version + 1,
    })
    expect(await archiveSettings()).toMatchObject({ name: 'Another archive', version: version + 1 })
    const event = await db.event.findFirst({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({ action: 'settings.edit', actorId: admin.id, subjectType: 'settings' })
    expect(event?.detail?.detail).toEqual({
      ...{ version: version + 1, changed: ['name'] },
      settings: [{ name: 'name', from: before.name, to: 'Another archive' }],
    })
    const { events } = await listEvents(admin, { action: 'settings.edit' })
    expect(events[0]?.changes.map((one) => english(changeLabel(one)))).toContain(
      `Name: “${before.name}” → “Another archive”`,
    )
  })

  it('are read and changed at the desk by admins only', async () => {
    for (const role of ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER'] as const) {
      const member = await makeMember({ role })
      await expect(settingsFor(member)).rejects.toThrow(Forbidden)
      await expect(changeSettings(member, 1, settingsDraft())).rejects.toThrow(Forbidden)
      await expect(setLogo(member, 1, new Uint8Array())).rejects.toThrow(Forbidden)
      await expect(removeLogo(member, 1)).rejects.toThrow(Forbidden)
    }
  })

  it('are not changed by two admins from the same version', async () => {
    const { version } = await archiveSettings()
    const both = await Promise.allSettled(
      ['One', 'Two'].map((name) => changeSettings(admin, version, settingsDraft({ name }))),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((result) => result.status === 'rejected')?.reason
    expect(refused).toBeInstanceOf(Conflict)
    expect(await archiveSettings()).toMatchObject({ version: version + 1 })
  })

  it('refuse an unreadable accent colour, and suggest a readable one', async () => {
    const { accent } = await fieldsOf({ accent: '#c9a66b' })
    expect(accent).toMatchObject({ key: 'settings.accentTooLight' })
    expect(await fieldsOf({ accent: '#7a5c2e', accentDark: '#3a2c16' })).toMatchObject({
      accentDark: { key: 'settings.accentTooDark' },
    })
    expect(await fieldsOf({ accentDark: '#c9a66b' })).toHaveProperty('accent')
    expect(await fieldsOf({ accent: 'red' })).toHaveProperty('accent')
  })

  it('keep the link of a quotation as its path', async () => {
    const id = 'quotation-11111111-0000-4000-8000-000000000000'
    for (const link of [
      `/records/a-b#${id}`,
      `https://a.example/ar/records/a-b/editions/2#how-${id}`,
      `/ckb/records/a-b#${id}`,
      `/es-419/records/a-b#${id}`,
      '',
    ])
      expect(settingsSchema.parse(settingsDraft({ quotation: link })).quotation).toBe(
        link && `/records/a-b#${id}`,
      )
    for (const link of ['/records/a-b', `/sources/a#${id}`, `javascript:/records/a-b#${id}`])
      expect(settingsSchema.safeParse(settingsDraft({ quotation: link })).success).toBe(false)
  })

  it('derive the dark variant of an accent colour', async () => {
    await change({ accent: ' #3B4A6B ' })
    const { accent, accentDark } = await archiveSettings()
    expect(accent).toBe('#3b4a6b')
    expect(accentDark).toMatch(/^#[0-9a-f]{6}$/)
    expect(accentDark).not.toBe(accent)
  })

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(121) }],
    ['contact', { contact: 'somewhere' }],
    ['contact', { contact: 'javascript:alert(1)@x' }],
    ['licence', { licence: 'MINE' }],
    ['language', { language: 'fr' }],
    ['languages', { languages: ['en', 'tlh'] }],
    ['imprint', { imprint: 'a\u202eb' }],
  ])('refuse a bad %s', async (field, changes) => {
    expect(await fieldsOf(changes)).toHaveProperty(field)
  })

  it('are one row that the database keeps', async () => {
    await expect(db.$executeRaw`INSERT INTO "Settings" (id) VALUES (2)`).rejects.toThrow(
      'settings_are_one_row',
    )
    await expect(db.settings.deleteMany()).rejects.toThrow()
    await expect(db.$executeRaw`UPDATE "Settings" SET name = repeat('x', 121)`).rejects.toThrow(
      'settings_lengths',
    )
    await expect(db.$executeRaw`UPDATE "Settings" SET language = 'fr'`).rejects.toThrow('settings_languages')
  })
})

const picture = (format: 'png' | 'jpeg' | 'webp' | 'gif') =>
  sharp({ create: { width: 1200, height: 300, channels: 3, background: '#335566' } })
    .withExif({ IFD0: { Copyright: 'a name that must not be published' } })
    .toFormat(format)
    .toBuffer()

const set = async (bytes: Uint8Array) => setLogo(admin, (await archiveSettings()).version, bytes)

describe('The logo', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'is a small PNG without metadata, made from a %s',
    async (format) => {
      await set(await picture(format))
      const logo = await readLogo()
      const { format: kept, width, exif } = await sharp(logo?.bytes).metadata()
      expect({ kept, width, exif }).toEqual({ kept: 'png', width: 960, exif: undefined })
      expect([sharp.concurrency(), sharp.cache().memory.max]).toEqual([1, 0])
      expect(await archiveSettings()).toMatchObject({
        logo: { sha256: logo?.sha256, width: 960, height: 240 },
      })
    },
  )

  it('is not made from anything else', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const cut = (await picture('png')).subarray(0, 60)
    const large = new Uint8Array(LOGO_BYTES + 1)
    const wrong = [
      Buffer.from(svg),
      await picture('gif'),
      cut,
      new Uint8Array(),
      large,
      Buffer.from('GIF89a'),
    ]
    for (const bytes of wrong) await expect(set(bytes)).rejects.toThrow(Invalid)
  })

  it('can be taken away', async () => {
    await set(await picture('png'))
    await removeLogo(admin, (await archiveSettings()).version)
    expect(await readLogo()).toBeNull()
    expect(await archiveSettings()).toMatchObject({ logo: null })
  })
})
