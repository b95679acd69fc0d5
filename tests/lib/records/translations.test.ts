import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publicTranslations } from '@/lib/editions/translations'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
import { linkTranslation, translationsOf, unlinkTranslation } from '@/lib/records/translations'
import { closeRecord, makeEdition, makeMember, makeRecord } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

let publisher: Actor
beforeAll(async () => {
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const recordIn = (language: string, kind = 'account') =>
  makeRecord(publisher, { kind, title: `In ${language}`, content: { language } })

/** The key of the message on `original`. */
async function refusalOf(linking: Promise<unknown>) {
  const error = await rejection(linking)
  if (!(error instanceof Invalid)) throw error
  return error.fields.original
}
const link = (record: { id: string }, original: { id: string }) =>
  linkTranslation(publisher, record.id, { original: `http://localhost/desk/records/${original.id}/edit` })

describe('a translation', () => {
  it('is linked with its original, with one event, and unlinked', async () => {
    const [original, translation] = [await recordIn('az'), await recordIn('fr')]
    await link(translation, original)
    expect(await translationsOf(publisher, translation.id)).toMatchObject({
      original: { id: original.id, language: 'az' },
      translations: [],
    })
    expect(await translationsOf(publisher, original.id)).toMatchObject({
      original: null,
      translations: [{ id: translation.id, language: 'fr' }],
    })
    const event = await db.event.findFirst({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({ action: 'record.link-translation', subjectId: translation.id })
    expect(event?.detail?.detail).toEqual({ originalId: original.id })
    await unlinkTranslation(publisher, translation.id)
    expect(await translationsOf(publisher, original.id)).toMatchObject({ translations: [] })
    await expect(unlinkTranslation(publisher, translation.id)).rejects.toThrow(NotFound)
  })

  it('has one original, in another language and of its kind', async () => {
    const [original, translation] = [await recordIn('az'), await recordIn('fr')]
    expect(await refusalOf(link(translation, translation))).toMatchObject({
      key: 'records.translations.itself',
    })
    expect(await refusalOf(link(await recordIn('az'), original))).toMatchObject({
      key: 'records.translations.sameLanguage',
    })
    expect(await refusalOf(link(await recordIn('fr', 'resolution'), original))).toMatchObject({
      key: 'records.translations.otherKind',
    })
    await link(translation, original)
    expect(await refusalOf(link(translation, original))).toMatchObject({
      key: 'records.translations.isLinked',
    })
    expect(await refusalOf(link(await recordIn('fr'), original))).toMatchObject({
      key: 'records.translations.sameLanguage',
    })
    expect(await refusalOf(link(await recordIn('de'), translation))).toMatchObject({
      key: 'records.translations.originalIsTranslation',
    })
    expect(await refusalOf(link(original, await recordIn('de')))).toMatchObject({
      key: 'records.translations.hasTranslations',
    })
    const nothing = linkTranslation(publisher, original.id, { original: 'no address' })
    expect(await refusalOf(nothing)).toMatchObject({ key: 'records.translations.noRecord' })
  })

  it('is linked by members who can publish, and see both', async () => {
    const [original, translation] = [await recordIn('az'), await recordIn('fr')]
    for (const role of ['CONTRIBUTOR', 'EDITOR', 'REVIEWER'] as const) {
      const member = await makeMember({ role })
      await expect(linkTranslation(member, translation.id, { original: original.id })).rejects.toThrow(
        Forbidden,
      )
      await expect(unlinkTranslation(member, translation.id)).rejects.toThrow(Forbidden)
    }
    const absent = '0191f000-0000-7000-8000-000000000001'
    await expect(linkTranslation(publisher, translation.id, { original: absent })).rejects.toThrow(NotFound)
    const stranger = await makeMember({ role: 'CONTRIBUTOR' })
    await expect(translationsOf(stranger, original.id)).rejects.toThrow(NotFound)
    const own = await makeRecord(stranger, { title: 'Own', content: { language: 'de' } })
    await link(own, original)
    expect(await translationsOf(stranger, own.id)).toEqual({ original: null, translations: [] })
  })
})

describe('readers', () => {
  it('see a translation while both records are public', async () => {
    const records = [await recordIn('az'), await recordIn('fr'), await recordIn('de')] as const
    const [original, french, german] = records
    for (const record of [french, german]) await link(record, original)
    await makeEdition(publisher, original)
    expect(await publicTranslations(original.slug)).toEqual([])
    await makeEdition(publisher, french)
    expect(await publicTranslations(original.slug)).toEqual([
      { slug: french.slug, language: 'fr', title: 'In fr', relation: 'TRANSLATION' },
    ])
    expect(await publicTranslations(french.slug)).toEqual([
      { slug: original.slug, language: 'az', title: 'In az', relation: 'ORIGINAL' },
    ])
    expect(await publicTranslations(german.slug)).toEqual([])
    await makeEdition(publisher, german)
    expect(await publicTranslations(french.slug)).toMatchObject([
      { language: 'az', relation: 'ORIGINAL' },
      { language: 'de', relation: 'SIBLING' },
    ])
    await closeRecord(publisher, original)
    expect(await publicTranslations(french.slug)).toMatchObject([{ language: 'de', relation: 'SIBLING' }])
    expect(await publicTranslations(original.slug)).toEqual([])
  })
})
