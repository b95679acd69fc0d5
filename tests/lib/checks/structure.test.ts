import { describe, expect, it } from 'vitest'
import { recordInput } from '@/lib/checks'
import { textStructure } from '@/lib/checks/rules/text-structure'
import { documentSchema, type NodeJson } from '@/lib/text'
import { cell, contentOf, head, p, row, table, whole } from '@/tests/support/factories/pure'
import { findings, triedTooLittle } from './drafts'

const heading = (level: 2 | 3 | 4, text: string): NodeJson => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
})

const found = (...blocks: NodeJson[]) => {
  const body = documentSchema.parse(whole(...blocks))
  const input = recordInput('account', contentOf('account', { body }), { today: '2026-11-30' })
  return findings(textStructure, input).map(
    ({ excerpt, message, level }) => `${level} ${excerpt}: ${message}`,
  )
}

const size = 'This heading leaves out a size. Make it larger, or add the heading above it that it belongs to.'
const noHead = (number: number) =>
  `Table ${number} has no head. Mark its first row or column as its head in the bar of the table.`
const figures = row(cell('Boats'), cell('12'))

describe('text-structure', () => {
  it.each([
    ['a text that begins with a smaller heading', [heading(3, 'At night')], `INFO At night: ${size}`],
    ['a smallest heading in a section', [heading(2, 'Day'), heading(4, 'Noon')], `INFO Noon: ${size}`],
    ['a table of figures without a head', [table('Count', figures, figures)], `INFO Count: ${noHead(1)}`],
    [
      'the second of two tables',
      [table(null, row(head('A'), head('B')), figures), table(null, figures, figures)],
      `INFO : ${noHead(2)}`,
    ],
  ])('finds %s', (_, blocks, expected) => {
    expect(found(p('It began.'), ...blocks)).toEqual([expected])
  })

  it.each([
    ['headings in their order', [heading(2, 'A'), heading(3, 'B'), heading(4, 'C'), heading(2, 'D')]],
    ['a head row', [table(null, row(head('A'), head('B')), figures)]],
    ['a head column', [table(null, row(head('A'), cell('1')), row(head('B'), cell('2')))]],
    ['a table of one column', [table(null, row(cell('A')), row(cell('B')))]],
  ])('ignores %s', (_, blocks) => {
    expect(found(...blocks)).toEqual([])
  })

  it('has at least three hits and three near misses', () => {
    expect(triedTooLittle('structure')).toEqual([])
  })
})
