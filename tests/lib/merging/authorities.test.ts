import '@/tests/support/database'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority, deleteAuthority } from '@/lib/authorities/commands'
import { getAuthority, listAuthorities, searchAuthorities, usesOfAuthority } from '@/lib/authorities/queries'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { draftContent } from '@/lib/records/current-draft'
import { saveDraft } from '@/lib/records/drafts'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
import { chainOf, figure, makeMember, makeRecord, makeSource, makeSubmitted } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

type Named = Parameters<typeof createAuthority>[1]
const make = (name: string, given: Partial<Named> = {}) =>
  createAuthority(editor, { kind: 'PERIODICAL', name, distinct: true, ...given } as Named)
const versionOf = async (id: string) => (await db.authority.findUniqueOrThrow({ where: { id } })).version
const merge = async (kept: { id: string }, other: { id: string }, actor = editor) =>
  mergeAuthorities(actor, {
    keptId: kept.id,
    keptVersion: await versionOf(kept.id),
    otherId: other.id,
    otherVersion: await versionOf(other.id),
  })

test('names are found by variants in every script, without accents', async () => {
  const { id } = await make('Ədəbiyyat qəzeti', {
    language: 'az',
    variants: [
      { name: 'Эдебийят газети', script: 'Cyrl', language: 'az' },
      { name: 'Edebiyyat qezeti', script: 'Latn', language: 'az', usedFrom: '1934', usedTo: '1991' },
      { name: 'أدبيات', script: 'Arab', language: 'ar' },
    ],
  })
  for (const q of ['Ədəbiyyat', 'эдебийят', 'edebiyyat', 'أدبيات', 'Edebiyat qezeti']) {
    const found = await searchAuthorities(editor, { q, kind: 'PERIODICAL' })
    expect(
      found.map((row) => row.id),
      q,
    ).toContain(id)
    const { rows } = await listAuthorities(editor, { q, kind: null, cursor: null })
    expect(
      rows.map((row) => row.id),
      q,
    ).toContain(id)
  }
})

test('merging keeps variants, sources, drafts and their text', async () => {
  const kept = await make('The Morning Star', { language: 'en', variants: [{ name: 'M. Star' }] })
  const other = await make('Morning Star, The', {
    language: 'fr',
    variants: [{ name: 'M. Star' }, { name: 'Утренняя звезда', script: 'Cyrl', language: 'ru' }],
  })
  const source = await makeSource(editor, {
    authorities: [
      { authorityId: other.id, role: 'periodical' },
      { authorityId: kept.id, role: 'periodical' },
    ],
    contributors: [{ role: 'author', literal: 'The paper itself', authorityId: other.id }],
  })
  const record = await makeRecord(editor, {
    kind: 'press-excerpt',
    content: {
      fields: { periodical: { name: 'Morning Star', authorityId: other.id } },
      figures: [figure(chainOf(source), { statedBy: { name: 'the paper', authorityId: other.id } })],
    },
  })
  const submitted = await makeSubmitted(editor, {
    kind: 'press-excerpt',
    content: { fields: { periodical: { name: 'The Star', authorityId: other.id } } },
  })
  const revision = await db.revision.findUniqueOrThrow({ where: { id: submitted.revisionId } })
  expect(await merge(kept, other)).toEqual({ id: kept.id, drafts: 2 })

  const { variants } = await getAuthority(editor, kept.id)
  expect(variants.map(({ name, script, language }) => [name, script, language])).toEqual([
    ['M. Star', null, null],
    ['Morning Star, The', null, 'fr'],
    ['Утренняя звезда', 'Cyrl', 'ru'],
  ])
  const { source: tied } = await getSource(editor, source.id)
  expect(tied.authorities).toEqual([{ authorityId: kept.id, role: 'periodical' }])
  expect(tied.contributors).toMatchObject([{ literal: 'The paper itself', authorityId: kept.id }])
  for (const [id, name] of [
    [record.id, 'Morning Star'],
    [submitted.id, 'The Star'],
  ] as const)
    expect((await draftContent(editor, id)).fields.periodical).toEqual({ name, authorityId: kept.id })
  expect((await draftContent(editor, record.id)).figures[0]?.statedBy).toEqual({
    name: 'the paper',
    authorityId: kept.id,
  })
  expect(await db.revision.findUniqueOrThrow({ where: { id: submitted.revisionId } })).toEqual(revision)
  expect(await db.recordAuthority.count({ where: { authorityId: other.id } })).toBe(0)
  const uses = await usesOfAuthority(editor, kept.id)
  expect([uses.sources.length, uses.records.length]).toEqual([1, 2])
  expect(await db.event.count({ where: { action: 'authority.merge', subjectId: kept.id } })).toBe(1)

  // The former id leads to the kept entry.
  expect((await getAuthority(editor, other.id)).id).toBe(kept.id)
  expect(
    (await searchAuthorities(editor, { q: 'Morning Star, The', kind: null })).map(({ id }) => id),
  ).toEqual(expect.not.arrayContaining([other.id]))
  await saveDraft(editor, record.id, {
    baseVersion: record.version + 1,
    content: { ...record.content, title: 'From a page that was open' },
  })
  expect((await draftContent(editor, record.id)).fields.periodical).toMatchObject({
    authorityId: kept.id,
  })
  await editSource(editor, source.id, 1, {
    type: 'document',
    title: 'From a form that was open',
    authorities: [{ authorityId: other.id, role: 'periodical' }],
  })
  expect((await getSource(editor, source.id)).source.authorities).toMatchObject([{ authorityId: kept.id }])
  expect(await rejection(deleteAuthority(editor, other.id))).toBeInstanceOf(Conflict)
  expect(
    await rejection(editAuthority(editor, other.id, 2, { kind: 'PERIODICAL', name: 'X' })),
  ).toBeInstanceOf(Conflict)
})

test('invalid, stale, circular and simultaneous merges are refused', async () => {
  const [one, two, place] = [await make('One'), await make('Two'), await make('Three', { kind: 'PLACE' })]
  expect(await rejection(merge(one, place))).toBeInstanceOf(Conflict)
  expect(await rejection(merge(one, one))).toBeInstanceOf(Invalid)
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  expect(await rejection(merge(one, two, contributor))).toBeInstanceOf(Forbidden)
  await editAuthority(editor, two.id, 1, { kind: 'PERIODICAL', name: 'Two, changed' })
  const stale = { keptId: one.id, keptVersion: 1, otherId: two.id, otherVersion: 1 }
  expect(await rejection(mergeAuthorities(editor, stale))).toBeInstanceOf(Conflict)
  const done = await Promise.allSettled([merge(one, two), merge(two, one)])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const standing = await getAuthority(editor, one.id)
  const next = await make('Four')
  await merge(next, standing)
  for (const { id } of [one, two]) expect((await getAuthority(editor, id)).id).toBe(next.id)
  expect(await rejection(merge(one, next))).toBeInstanceOf(Conflict)
})

test('a merged name lists the other and stays', async () => {
  const kept = await createAuthority(editor, { kind: 'PERIODICAL', name: 'The Standing Herald' })
  const other = await createAuthority(editor, { kind: 'PERIODICAL', name: 'Standing Herald' })
  await merge(kept, other)
  expect(await rejection(deleteAuthority(editor, kept.id))).toMatchObject({
    current: { sources: [], records: [], merged: [{ id: other.id, title: 'Standing Herald' }] },
  })
})
