import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugSchema } from '@/lib/records/schema'
import { freeSlug, isProvisional, provisionalSlug, suggestSlug } from '@/lib/records/slug'

describe('an address made from a title', () => {
  it('spells accented and Cyrillic letters with a to z', () => {
    expect(suggestSlug('L’été à Genève: 1992')).toBe('lete-a-geneve-1992')
    expect(suggestSlug('Şəhər, İki Ağ Qayıq')).toBe('seher-iki-ag-qayiq')
    expect(suggestSlug('Щука и ёж')).toBe('shchuka-i-ezh')
    expect(suggestSlug('Straße · Øre · Łódź')).toBe('strasse-ore-lodz')
  })

  it('is cut between words', () => {
    const slug = suggestSlug(`${'word '.repeat(15)}unbreakable`)
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug.endsWith('word')).toBe(true)
    expect(suggestSlug('x'.repeat(200))).toHaveLength(80)
  })

  it('is empty for scripts without spellings', () => {
    expect(suggestSlug('桜 — ?!')).toBe('')
  })

  it('is valid or empty for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const slug = suggestSlug(title)
        if (slug) expect(slugSchema.parse(slug)).toBe(slug)
      }),
    )
  })

  it('replaces a provisional address only', () => {
    const slug = provisionalSlug()
    expect(slugSchema.parse(slug)).toBe(slug)
    expect(isProvisional(slug)).toBe(true)
    for (const chosen of ['record-of-a-day', 'record-1992', 'testimony'])
      expect(isProvisional(chosen)).toBe(false)
  })

  it('takes the first free number', () => {
    expect(freeSlug('a', new Set())).toBe('a')
    expect(freeSlug('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3')
  })
})
