import { describe, expect, it } from 'vitest'
import { skippedBy, skippedIn } from '@/lib/holdings/skipped-text'
import { align, compare, examine, fold, locate } from '@/lib/quotation'
import { marked } from '@/tests/support/marked-text'

const folded = (written: string) => {
  const { text, spans } = marked(written)
  return fold(text, skippedIn(text, spans))
}
const classesOf = (quotation: string, written: string) =>
  compare(quotation, folded(written), 'en')
    .differences.map((difference) => difference.class)
    .filter((kind) => kind !== 'TYPOGRAPHY')

describe('comparing', () => {
  it.each([
    ['613 people', '613⟦NOTE_MARKER 4⟧ people'],
    ['106 lamps', '⟦DELETED 150⟧⟦INSERTED 106⟧ lamps'],
    ['the lamps were lit', 'the lamps\n\n⟦PAGE_NUMBER 12⟧\n\n⟦RUNNING_HEAD Report⟧\n\nwere lit'],
    ['the continued work', 'the contin-\n\n⟦PAGE_NUMBER 12⟧\n⟦RUNNING_HEAD Report⟧\nued work'],
    ['the lamps were lit', 'the lamps\n⟦NOTE 4 So the keeper said.⟧\nwere lit'],
    ['We lit the lamps', '⟦CUE_TIME 00:01⟧\nWe lit\n\n⟦CUE_TIME 00:02⟧\nthe lamps'],
    ['漢字', '漢⟦RUBY かん⟧字⟦RUBY じ⟧'],
    ['So the keeper said.', '⟦NOTE So the keeper said.⟧'],
    ['Upper Mill 12', '⟦CELL Upper Mill⟧\t⟦CELL 12⟧'],
  ])('%s is the text of %s', (quotation, written) => expect(classesOf(quotation, written)).toEqual([]))

  it.each([
    ['6134 people', '613⟦NOTE_MARKER 4⟧ people', 'NUMBER'],
    ['150 lamps', '⟦DELETED 150⟧⟦INSERTED 106⟧ lamps', 'NUMBER'],
    ['the secret lamps', 'the ⟦HIDDEN secret⟧ lamps', 'WORD'],
    ['the 12345 lamps', 'the ⟦CELL 12⟧\t⟦CELL 345⟧ lamps', 'NUMBER'],
    ['150106 lamps', '150 ⟦DELETED or⟧ 106 lamps', 'NUMBER'],
    ['the lamps 12 were lit', 'the lamps\n⟦PAGE_NUMBER 12⟧\nwere lit', 'NUMBER'],
  ])('%s is not the text of %s', (quotation, written, kind) => {
    expect(classesOf(quotation, written)).toEqual([kind])
  })

  it('a difference names the words without what is skipped', () => {
    const [difference] = compare('612 people', folded('613⟦NOTE_MARKER 4⟧ people'), 'en').differences
    expect(difference?.passage).toEqual({ start: 0, end: 3, text: '613' })
  })

  it('sides cover the passage and set apart what is skipped', () => {
    const { text, spans } = marked('613⟦NOTE_MARKER 4⟧ people')
    const { passage } = align('612 persons', text, 'en', skippedIn(text, spans))
    expect(passage.map(({ kind, text }) => [kind, text])).toEqual([
      ['CHANGED', '613'],
      ['SKIPPED', '4'],
      ['EQUAL', ' '],
      ['CHANGED', 'people'],
    ])
  })
})

describe('locating', () => {
  const { text, spans } = marked(
    'The bell rang.\n\nThey said that 613⟦NOTE_MARKER 4⟧ lamps\n\n⟦NOTE 4 By the keeper’s book.⟧\n\n⟦PAGE_NUMBER 12⟧\n\n⟦RUNNING_HEAD Report of 1932⟧\n\nwere not lit. The ⟦DELETED red⟧ gate shut.',
  )
  const body = fold(text, skippedBy('BODY', text.length, spans))

  it('finds a sentence over a page end with its range', () => {
    const { status, parts } = locate('613 lamps were not lit', body)
    expect(status).toBe('FOUND')
    expect(text.slice(parts[0]?.start, parts[0]?.end)).toMatch(/^6134 lamps.*not lit$/s)
  })

  it.each(['lamps 12', '6134 lamps were not lit', 'By the keeper’s book', 'the red gate'])(
    'does not find %s in the running text',
    (quotation) => expect(locate(quotation, body).status).not.toBe('FOUND'),
  )

  it('finds the text of a note among the notes', () => {
    const notes = fold(text, skippedBy('NOTES', text.length, spans))
    expect(locate('By the keeper’s book', notes).status).toBe('FOUND')
    expect(locate('lamps were', notes).status).toBe('NOT_FOUND')
  })

  it('the end of a range is not after a skipped marker', () => {
    const { parts } = locate('said that 613', body)
    expect(text.slice(parts[0]?.start, parts[0]?.end)).toBe('said that 613')
  })

  it('a sentence goes on over a page end', () => {
    const { passage, comparison, cuts } = examine('lamps were not lit', body, 'en')
    expect(text.slice(passage?.start, passage?.end)).toMatch(/^They said.*not lit\.$/s)
    expect(comparison?.differences).toEqual([])
    expect(cuts.map(({ midSentence }) => midSentence)).toContain(true)
  })
})
