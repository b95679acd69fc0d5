import '@/tests/support/database'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
import { mergeSources } from '@/lib/merging/sources'
import { assessSource } from '@/lib/sources/assessment/commands'
import { assessmentsOf } from '@/lib/sources/assessment/queries'
import type { NewAssessment } from '@/lib/sources/assessment/schema'
import { makeApproved, makeMember, makeSource } from '@/tests/support/factories'
import { loadedBy, modulesIn } from '@/tests/support/modules'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

test('an assessment needs reasons, is logged without them and never changes', async () => {
  const source = await makeSource(editor)
  const first: NewAssessment = { reliability: 'B', credibility: 3, reason: 'It names its witnesses.' }
  await assessSource(editor, source.id, first)
  await assessSource(editor, source.id, first)
  await assessSource(editor, source.id, { reliability: 'F', credibility: '6', reason: 'The copy is cut.' })
  expect(
    (await assessmentsOf(editor, source.id)).map(
      (row) => `${row.reliability}${row.credibility} ${row.reason}`,
    ),
  ).toEqual(['F6 The copy is cut.', 'B3 It names its witnesses.'])
  const events = await db.event.findMany({ where: { action: 'source.assess' }, include: { detail: true } })
  expect(events).toHaveLength(2)
  expect(JSON.stringify(events.map(({ detail }) => detail?.detail))).not.toContain('witnesses')
  for (const [field, fault] of [
    ['reliability', { reliability: 'G' }],
    ['credibility', { credibility: 7 }],
    ['reason', { reason: ' ' }],
  ] as const) {
    const error = await rejection(assessSource(editor, source.id, { ...first, ...fault } as NewAssessment))
    expect(error instanceof Invalid && Object.keys(error.fields)).toEqual([field])
  }
  expect(await rejection(assessSource(editor, editor.id, first))).toBeInstanceOf(NotFound)
  for (const sql of [
    'UPDATE "Assessment" SET reason = \'x\'',
    'DELETE FROM "Assessment"',
    'TRUNCATE "Assessment"',
  ])
    expect(await rejection(db.$executeRawUnsafe(sql)), sql).toBeInstanceOf(Error)

  const stays = await makeSource(editor)
  await mergeSources(editor, {
    keptId: stays.id,
    keptVersion: 1,
    otherId: source.id,
    otherVersion: 1,
  })
  expect((await assessmentsOf(editor, stays.id)).map(({ of }) => of)).toEqual([source.title, source.title])
})

test('contributors can neither add nor see assessments', async () => {
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  const source = await makeSource(editor)
  const input = { reliability: 'A', credibility: 1, reason: 'Known.' } as const
  await assessSource(editor, source.id, input)
  expect(await rejection(assessSource(contributor, source.id, input))).toBeInstanceOf(Forbidden)
  expect(await assessmentsOf(contributor, source.id)).toEqual([])
})

test('nothing public shows or loads an assessment', async () => {
  const [reviewer, publisher] = [
    await makeMember({ role: 'REVIEWER' }),
    await makeMember({ role: 'PUBLISHER' }),
  ]
  const record = await makeApproved(editor, reviewer)
  const reason = 'Quoxbury marginalia'
  await assessSource(editor, record.cited.source.id, { reliability: 'E', credibility: 5, reason })
  await publish(publisher, record.id, { revisionId: record.revisionId })
  const edition = await db.edition.findFirstOrThrow({ where: { recordId: record.id } })
  const entry =
    await db.$queryRaw`SELECT to_jsonb(e) AS entry FROM "SearchEntry" e WHERE e."recordId" = ${record.id}::uuid`
  const doors = [edition, entry, await liveEdition(record.slug), await citedSource(record.cited.source.id)]
  for (const door of doors) {
    expect(door).not.toBeNull()
    expect(JSON.stringify(door)).not.toMatch(/Quoxbury|reliability|credibility|assessment/i)
  }

  const list = modulesIn('app', 'bin', 'components', 'lib', 'proxy.ts')
  const modules = new Map(list.map((module) => [module.file, module]))
  const isPublic =
    /^(app\/\(archive\)|app\/api|app\/sitemap|app\/robots|components\/archive|lib\/(editions(?!\/erasure)|search|exchange))/
  const publicly = list.filter(({ file }) => isPublic.test(file))
  expect(publicly.length).toBeGreaterThan(30)
  const touching = publicly.filter(
    ({ file, text }) =>
      /\bassessments?\b/i.test(text) ||
      [...loadedBy(file, modules)].some((loaded) => loaded.startsWith('lib/sources/assessment/')),
  )
  expect(touching.map(({ file }) => file)).toEqual([])
})
