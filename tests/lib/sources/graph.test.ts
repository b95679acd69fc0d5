import '@/tests/support/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { reviewOf } from '@/lib/review/review'
import { BOX, drawingOf, titleLines } from '@/lib/sources/graph/layout'
import { type Edge, originsOf, sharedOriginMessage, sharedOrigins } from '@/lib/sources/graph/lineage'
import { graphOfRecord, graphOfSource } from '@/lib/sources/graph/queries'
import { relateSources } from '@/lib/sources/relations'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  doc,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

const edge = (fromId: string, type: Edge['type'], toId: string): Edge => ({ fromId, type, toId })

describe('sources that rely on a common one', () => {
  const shared = (ids: string[], ...edges: Edge[]) =>
    sharedOrigins(ids, edges).map((group) => english(sharedOriginMessage(group, (id) => id)))

  test.each<[string, string[], Edge[], string[]]>([
    [
      'three reprints of one report',
      ['A', 'B', 'C'],
      [edge('A', 'REPRINT_OF', 'W'), edge('B', 'REPRINT_OF', 'W'), edge('C', 'TRANSLATION_OF', 'W')],
      ['These 3 sources rely on one source, “W”: “A”, “B” and “C”.'],
    ],
    [
      'the nearest of several, through a quotation',
      ['A', 'B'],
      [edge('A', 'REPRINT_OF', 'W'), edge('W', 'QUOTED_IN', 'B'), edge('W', 'TRANSLATION_OF', 'V')],
      ['These 2 sources rely on one source, “W”: “A” and “B”.'],
    ],
    ['one of them', ['A', 'B'], [edge('A', 'REPRINT_OF', 'B')], ['“A” relies on “B”, which is cited too.']],
    [
      'the same agency text',
      ['A', 'B'],
      [edge('A', 'SAME_WIRE', 'B')],
      ['These 2 sources have the same agency text: “A” and “B”.'],
    ],
    [
      'none, when both are quoted in a third',
      ['A', 'B'],
      [edge('A', 'QUOTED_IN', 'X'), edge('B', 'QUOTED_IN', 'X')],
      [],
    ],
    ['none, when one only corrects the other', ['A', 'B'], [edge('A', 'CORRECTS', 'B')], []],
  ])('%s', (_, ids, edges, sentences) => {
    expect(shared(ids, ...edges)).toEqual(sentences)
  })

  test('ends on circles', () => {
    const circle = [edge('A', 'REPRINT_OF', 'B'), edge('B', 'REPRINT_OF', 'C'), edge('C', 'REPRINT_OF', 'A')]
    expect([...originsOf('A', circle)].sort()).toEqual(['A', 'B', 'C'])
    const { nodes, edges } = drawingOf(['A', 'B', 'C'], circle)
    expect([nodes.length, edges.length]).toEqual([3, 3])
  })
})

test('the diagram has origins at the top, no overlaps and short titles', () => {
  const ids = ['A', 'B', 'W', 'V']
  const { nodes, width, height } = drawingOf(ids, [
    edge('A', 'REPRINT_OF', 'W'),
    edge('B', 'REPRINT_OF', 'W'),
    edge('W', 'TRANSLATION_OF', 'V'),
  ])
  const y = (id: string) => nodes.find((node) => node.id === id)?.y ?? 0
  expect([y('V') < y('W'), y('W') < y('A'), y('A') === y('B')]).toEqual([true, true, true])
  for (const [index, one] of nodes.entries()) {
    expect(one.x >= 0 && one.x + BOX.width <= width && one.y + BOX.height <= height).toBe(true)
    for (const other of nodes.slice(index + 1))
      expect(Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height).toBe(true)
  }
  const lines = titleLines('A title that goes on for a good many more words than two short lines can hold')
  expect(lines).toHaveLength(2)
  expect(lines.every((line) => line.length <= 28)).toBe(true)
  expect(titleLines('x'.repeat(60))[0]).toHaveLength(28)
})

describe('relations in the database', () => {
  let editor: Actor
  beforeAll(async () => {
    editor = await makeMember()
  })

  test('a record shows the origins of its sources, as the check does', async () => {
    const [morning, evening, wire, agency, note] = await Promise.all(
      ['Morning', 'Evening', 'Wire', 'Agency', 'Note'].map((title) => makeSource(editor, { title })),
    )
    if (!morning || !evening || !wire || !agency || !note) throw new Error('There are five.')
    await relateSources(editor, morning.id, { type: 'REPRINT_OF', toId: wire.id })
    await relateSources(editor, wire.id, { type: 'TRANSLATION_OF', toId: agency.id })
    await relateSources(editor, agency.id, { type: 'QUOTED_IN', toId: evening.id })
    const content = {
      body: doc(
        p('Said. ', cite(chainOf(morning, note))),
        p('Said. ', cite(chainOf(evening, note))),
        p('Said. ', cite(chainOf(note))),
      ),
    }
    const record = await makeRecord(editor, { content })
    const graph = await graphOfRecord(editor, record.id)
    expect(graph.nodes.map(({ title }) => title).sort()).toEqual([
      'Agency',
      'Evening',
      'Morning',
      'Note',
      'Wire',
    ])
    expect(graph.edges.filter(({ cited }) => cited)).toHaveLength(2)
    expect(graph.shared.map(({ ids, on }) => [new Set(ids), on])).toContainEqual([
      new Set([morning.id, evening.id, note.id]),
      agency.id,
    ])
    const around = await graphOfSource(editor, agency.id)
    expect(around.nodes.map(({ title }) => title).sort()).toEqual(['Agency', 'Evening', 'Morning', 'Wire'])
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await rejection(graphOfRecord(contributor, record.id))).toBeInstanceOf(NotFound)

    const submitted = await makeSubmitted(editor, { content })
    const { reviewed } = await reviewOf(editor, submitted.id)
    const found = reviewed?.report.findings.filter(({ check }) => check === 'fake-corroboration') ?? []
    expect(found.map(({ message }) => english(message)).join()).toContain(
      'Morning” and “Evening” aren’t independent',
    )
    expect(await db.sourceRelation.count()).toBe(3)
  })
})
