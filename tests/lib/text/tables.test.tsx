import { describe, expect, it } from 'vitest'
import { RichText } from '@/components/text/RichText'
import { bodyBlocks } from '@/lib/checks/text-blocks'
import { searchWords } from '@/lib/folding/words'
import { documentSchema, plainText } from '@/lib/text'
import { renderHtml } from '@/lib/text/html'
import { isWholeTable } from '@/lib/text/tables'
import { english } from '@/tests/support/english'
import { cell, cited, head, row, table, whole } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const mills = () =>
  whole(
    table(
      'People missing',
      row(head('Village'), head('Missing'), head('Found')),
      row(head('Upper Mill'), cell('12'), cell('3')),
      row(head('Lower Mill'), cell('7'), cell('')),
    ),
  )

describe('the cells of a table', () => {
  it('stay apart in plain text and search', () => {
    const text = plainText(mills())
    expect(text).toBe('People missing\n\nVillage\tMissing\tFound\nUpper Mill\t12\t3\nLower Mill\t7\t')
    expect(searchWords(text).flatMap(({ forms }) => forms)).toEqual(
      expect.arrayContaining(['mill', '12', '3']),
    )
  })

  it('are read by the checks one by one, in their position', () => {
    const body = mills()
    const blocks = bodyBlocks(body, 'en')
    expect(blocks.map(({ text }) => text).filter(Boolean)).toEqual([
      ...['People missing', 'Village', 'Missing', 'Found', 'Upper Mill', '12', '3', 'Lower Mill', '7'],
    ])
  })

  it('are public with caption, head and scopes, within a part that scrolls', () => {
    const html = htmlOf(<RichText document={mills()} language="en" />)
    expect(html).toContain('<section class="text-table" tabindex="0" aria-label="People missing">')
    expect(html).toContain('<caption>People missing</caption><thead><tr><th scope="col"><p>Village</p></th>')
    expect(html).toContain('<tbody><tr><th scope="row"><p>Upper Mill</p></th><td><p>12</p></td>')
  })

  it('are exported with caption, head and scopes', () => {
    const html = renderHtml(mills(), () => '', english)
    expect(html).toContain('<table dir="ltr"><caption>People missing</caption><thead><tr><th scope="col">')
    expect(html).toContain(
      '<tr><th scope="row"><p dir="ltr">Upper Mill</p></th><td><p dir="auto">12</p></td>',
    )
  })

  it('keep their citations', () => {
    const body = whole(table(null, row(cell('Twelve were missing.', cited()))))
    expect(htmlOf(<RichText document={body} language="en" />)).toContain('missing.<sup>1</sup>')
  })
})

describe('the shape of a table', () => {
  const wide = (colspan: number, rowspan: number, text = 'x') => ({
    ...cell(text),
    attrs: { colspan, rowspan },
  })
  it('is a rectangle, with merged cells too', () => {
    expect(isWholeTable(table(null, row(wide(2, 1)), row(cell('a'), cell('b'))))).toBe(true)
    expect(isWholeTable(table(null, row(wide(1, 2), cell('a')), row(cell('b'))))).toBe(true)
    expect(isWholeTable(table(null, row(cell('a'), cell('b')), row(cell('c'))))).toBe(false)
    expect(isWholeTable(table(null, row(cell('a')), row(cell('b'), cell('c'))))).toBe(false)
    expect(isWholeTable(table(null, row(wide(1, 3)), row()))).toBe(false)
    expect(isWholeTable(table(null, row(wide(1, 2), cell('a')), row(wide(2, 1))))).toBe(false)
    expect(isWholeTable(table(null, row(wide(101, 1))))).toBe(false)
  })

  it('is refused where it is no rectangle or too large', () => {
    const ragged = { type: 'doc', content: [table(null, row(cell('a'), cell('b')), row(cell('c')))] }
    expect(documentSchema.safeParse(ragged).success).toBe(false)
    const large = table(null, ...Array.from({ length: 201 }, () => row(wide(100, 1))))
    expect(documentSchema.safeParse({ type: 'doc', content: [large] }).success).toBe(false)
  })
})
