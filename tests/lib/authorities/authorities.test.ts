import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority, deleteAuthority } from '@/lib/authorities/commands'
import { getAuthority, listAuthorities, searchAuthorities } from '@/lib/authorities/queries'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { createSource } from '@/lib/sources/commands'
import { makeMember } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})
const everything = { q: '', kind: null, cursor: null }

describe('making an authority', () => {
  test('keeps its names, and writes an event', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'PERIODICAL',
      name: 'The Evening Herald',
      language: 'en',
      place: 'London',
      variants: [{ name: 'Herald', usedFrom: '1901', usedTo: '1960', script: 'Latn', language: 'en' }],
    })
    expect(await getAuthority(editor, id)).toMatchObject({
      name: 'The Evening Herald',
      version: 1,
      variants: [{ name: 'Herald', usedFrom: '1901', usedTo: '1960' }],
    })
    const event = await db.event.findFirst({ where: { subjectId: id } })
    expect(event).toMatchObject({ action: 'authority.create', actorId: editor.id })
  })

  test('needs a confirmation when the same name exists, also as a variant', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'BODY',
      name: 'Élan Parliament',
      variants: [{ name: 'EP' }],
    })
    for (const name of ['elan parliament', 'ep']) {
      const error = await rejection(createAuthority(editor, { kind: 'BODY', name }))
      expect(error).toBeInstanceOf(Conflict)
      expect(error).toMatchObject({ current: [{ id }] })
    }
    await createAuthority(editor, { kind: 'PLACE', name: 'EP' })
    const other = await createAuthority(editor, { kind: 'BODY', name: 'EP', distinct: true })
    expect(other.id).not.toBe(id)
  })

  test('sent twice makes one', async () => {
    const id = randomUUID()
    const draft = { id, kind: 'PERSON', name: 'A person sent twice' } as const
    const made = await Promise.all([createAuthority(editor, draft), createAuthority(editor, draft)])
    expect(made.map((authority) => authority.id)).toEqual([id, id])
    expect(await db.event.count({ where: { subjectId: id } })).toBe(1)
  })

  test.each([
    ['name', { name: '  ' }],
    ['name', { name: 'a\u202eb' }],
    ['kind', { kind: 'KING' }],
    ['variants.0.usedFrom', { variants: [{ name: 'x', usedFrom: '1992-02-30' }] }],
    ['variants.0.script', { variants: [{ name: 'x', script: 'latin' }] }],
    ['variants.1.name', { variants: [{ name: 'x' }, { name: 'x' }] }],
  ])('names the faulty field %s and writes nothing', async (field, fault) => {
    const before = await db.authority.count()
    const draft = { kind: 'PERSON', name: 'Somebody', ...fault } as Parameters<typeof createAuthority>[1]
    const error = await rejection(createAuthority(editor, draft))
    expect(error instanceof Invalid && Object.keys(error.fields)).toContain(field)
    expect(await db.authority.count()).toBe(before)
  })

  test('is refused to a contributor', async () => {
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const draft = { kind: 'PERSON', name: 'Nobody' } as const
    expect(await rejection(createAuthority(contributor, draft))).toBeInstanceOf(Forbidden)
    expect((await listAuthorities(contributor, everything)).rows.length).toBeGreaterThan(0)
  })
})

describe('changing an authority', () => {
  test('from an old version is a conflict with the current entry', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'PLACE',
      name: 'A town',
      variants: [{ name: 'Old town' }],
    })
    await editAuthority(editor, id, 1, { kind: 'PLACE', name: 'A city', variants: [{ name: 'A town' }] })
    const error = await rejection(editAuthority(editor, id, 1, { kind: 'PLACE', name: 'A village' }))
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({ current: { name: 'A city', version: 2, variants: [{ name: 'A town' }] } })
    expect(await getAuthority(editor, id)).toMatchObject({ name: 'A city' })
  })

  test('keeps its kind while something uses it', async () => {
    const { id } = await createAuthority(editor, { kind: 'PERIODICAL', name: 'The Used' })
    await editAuthority(editor, id, 1, { kind: 'BODY', name: 'The Used' })
    await createSource(editor, {
      type: 'report',
      title: 'Uses it',
      authorities: [{ authorityId: id, role: 'body' }],
    })
    const error = await rejection(editAuthority(editor, id, 2, { kind: 'PLACE', name: 'The Used' }))
    expect(error instanceof Invalid && Object.keys(error.fields)).toEqual(['kind'])
    expect(await getAuthority(editor, id)).toMatchObject({ kind: 'BODY', version: 2 })
  })

  test('that is gone is not found', async () => {
    const gone = editAuthority(editor, randomUUID(), 1, { kind: 'PLACE', name: 'X' })
    expect(await rejection(gone)).toBeInstanceOf(NotFound)
  })
})

describe('deleting an authority', () => {
  test('that nothing names takes its variants along', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'EVENT',
      name: 'A fair',
      variants: [{ name: 'Fair' }],
    })
    await deleteAuthority(editor, id)
    expect(await rejection(getAuthority(editor, id))).toBeInstanceOf(NotFound)
    expect(await db.authorityVariant.count({ where: { authorityId: id } })).toBe(0)
  })

  test('that a source names is refused with the list of what does', async () => {
    const { id } = await createAuthority(editor, { kind: 'PERIODICAL', name: 'The Rested On' })
    const source = await createSource(editor, {
      type: 'article-newspaper',
      title: 'Rests on it',
      authorities: [{ authorityId: id, role: 'periodical' }],
    })
    const error = await rejection(deleteAuthority(editor, id))
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({ current: { sources: [{ id: source.id, title: 'Rests on it' }] } })
    expect(await getAuthority(editor, id)).toMatchObject({ name: 'The Rested On' })
    expect(await db.event.count({ where: { subjectId: id, action: 'authority.delete' } })).toBe(0)
  })
})

describe('finding authorities', () => {
  test('works by variant, without accents and with a misspelling, the likest first', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'PERIODICAL',
      name: 'Gazette de Québec',
      variants: [{ name: 'Quebec Gazette' }],
    })
    for (const q of ['quebec', 'québec gaz', 'gazete de quebec'])
      expect((await searchAuthorities(editor, { q, kind: 'PERIODICAL' }))[0]?.id).toBe(id)
    expect(await searchAuthorities(editor, { q: 'quebec', kind: 'PERSON' })).toEqual([])
    expect((await listAuthorities(editor, { ...everything, q: '%_%' })).rows).toEqual([])
  })

  test('pages through all of them, each once, with one query a page', async () => {
    await db.authority.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        kind: 'PERSON' as const,
        name: `Person ${index % 60}`,
      })),
    })
    const all = await db.authority.count()
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listAuthorities>> = await listAuthorities(editor, {
        ...everything,
        cursor,
      })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(seen.length).toBe(all)
    expect(new Set(seen).size).toBe(all)
    expect(await queriesOf(() => listAuthorities(editor, everything))).toHaveLength(1)
  })
})
