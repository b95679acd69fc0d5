import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import SourcesRoute from '@/app/(archive)/sources/page'
import type { Actor } from '@/lib/access'
import { publicSources } from '@/lib/search/source-list'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
import {
  chainOf,
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  quotation,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { queriesOf } from '@/tests/support/queries'
import { htmlOf } from '@/tests/support/render'
import { asOwner } from '@/tests/support/sabotage'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})

const page = async (number = 1) =>
  htmlOf(await SourcesRoute({ searchParams: Promise.resolve({ page: String(number) }) }))

it('the list of sources shows what current editions cite', async () => {
  const [seen, named, gone, drafted] = [
    await makeSource(editor, { title: 'A ferry log', titleIsSupplied: true }),
    await makeSource(editor, { title: 'An older log' }),
    await makeSource(editor, { title: 'A dotterel' }),
    await makeSource(editor, { title: 'A lapwing' }),
  ]
  const publish = async (...sources: { id: string }[]) => {
    const body = doc(quotation({ chain: chainOf(...sources) }, 'No ferry.'))
    const record = await makeRecord(editor, { title: 'A record', content: { body } })
    await makeEdition(editor, record)
    return record
  }
  await publish(named, seen)
  await publish(seen)
  const withdrawn = await publish(gone)
  await makeRecord(editor, { content: { body: doc(quotation({ chain: chainOf(drafted) }, 'Not yet.')) } })
  await closeRecord(editor, withdrawn)
  tellOfChange()
  const { source, version } = await getSource(editor, seen.id)
  const { id: _, ...described } = source
  await editSource(editor, seen.id, version, { ...described, title: 'An unpublished title' })

  const { sources, total } = await publicSources(1)
  expect(total).toBe(2)
  expect(
    sources.map(({ source, records, seen }) => [source.id, source.csl.title, records, seen]).toSorted(),
  ).toEqual(
    [
      [seen.id, '[A ferry log]', 2, true],
      [named.id, 'An older log', 1, false],
    ].toSorted(),
  )
  const html = await page()
  expect(html).toContain(`href="/sources/${seen.id}"`)
  expect(html).toContain('[A ferry log]')
  expect(html).not.toMatch(/unpublished|dotterel|lapwing/i)
  expect((await publicSources(2)).sources).toEqual([])

  const early = await makeSource(editor, { title: 'an early log' })
  await publish(early)
  expect((await publicSources(1)).sources.map(({ source }) => source.id)).toEqual([
    ...[early.id, named.id, seen.id],
  ])
  expect((await queriesOf(() => publicSources(1))).filter((sql) => /SELECT/.test(sql))).toHaveLength(2)
})

it('the first of many sources are found without sorting all', async () => {
  const { total } = await publicSources(1)
  const last = await makeSource(editor, { title: 'Zz, the last log' })
  const body = doc(quotation({ chain: chainOf(last) }, 'No ferry.'))
  const record = await makeRecord(editor, { content: { body } })
  await makeEdition(editor, record)
  // Every tenth was merged into the one before it. The edition doesn't describe them.
  await asOwner(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "Source" (id, type, title, "describedBy", "createdById", "mergedIntoId")
      SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'book', 'Made ' || n, '{}', ${editor.id}::uuid,
        CASE WHEN n % 10 = 0 THEN ('00000000-0000-4000-8000-' || lpad((n - 1)::text, 12, '0'))::uuid END
      FROM generate_series(1, 4000) n`
    // Of the last one, only the merged entry is cited.
    await tx.$executeRaw`
      INSERT INTO "SearchSource" ("sourceId", "recordId", "isSeen")
      SELECT id, ${record.id}::uuid, TRUE FROM "Source" WHERE title ~ '^Made ' AND title <> 'Made 3999'`
  })
  tellOfChange()
  const many = await publicSources(1)
  expect(many.total).toBe(total + 1 + 3600)
  expect(many.sources.map(({ source }) => source.csl.title)).toContain('[A ferry log]')
  const end = await publicSources(many.pages)
  expect(end.sources.map(({ source }) => source.csl.title)).toEqual(['Zz, the last log'])
})
