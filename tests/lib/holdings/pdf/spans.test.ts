import { describe, expect, it } from 'vitest'
import { latin, lines, printed, shifted } from '@/tests/support/drawn-pdf'
import { readDrawn } from '@/tests/support/read-drawn'

const note = { size: 9 }

describe('a raised sign', () => {
  it('marks a note and is no part of the number before it', async () => {
    const { text, of } = await readDrawn([
      {
        drawn: [
          shifted(['In all 613', '4', ' people were listed.', '5'], 60, 700),
          latin('4', 60, 93, { size: 6 }),
          latin('List of the commission.', 63.5, 90, note),
          latin('5 The same list.', 60, 79, note),
        ],
      },
    ])
    expect(text).toBe('In all 6134 people were listed.5\n\n4 List of the commission.\n5 The same list.')
    expect(of('NOTE_MARKER')).toEqual(['4', '5'])
    expect(of('NOTE')).toEqual(['4 List of the commission.', '5 The same list.'])
  })

  it('can be a sign or a letter that begins a note', async () => {
    const { of } = await readDrawn([
      {
        drawn: [
          latin('The list was lost.*', 60, 700),
          shifted(['It names a mayor', 'a', ' and no one else.\x86'], 60, 680),
          latin('* A note with a sign.', 60, 100, note),
          latin('a A note with a letter.', 60, 89, note),
          latin('\x86 A note with a dagger.', 60, 78, note),
        ],
      },
    ])
    expect(of('NOTE_MARKER')).toEqual(['*', 'a', '\u2020'])
    expect(of('NOTE')).toHaveLength(3)
  })

  it('stays raised where it is a power, a unit or an ordinal', async () => {
    const { text, of } = await readDrawn([
      {
        drawn: [
          shifted(
            ['The yard cited 20 m', '2', ' of hay, 10', '6', ' seeds, on the 5', 'th', ' day.'],
            60,
            700,
          ),
          shifted(['H', '2', 'O.'], 60, 686, -3),
        ],
      },
    ])
    expect(text).toBe('The yard cited 20 m\u00b2 of hay, 10\u2076 seeds, on the 5th day.\nH\u2082O.')
    expect(of('NOTE_MARKER')).toEqual([])
  })
})

describe('a note', () => {
  it('goes on at the foot of the next page', async () => {
    const { of } = await readDrawn([
      {
        drawn: [
          shifted(['The first page has a marker', '2'], 60, 700),
          latin('and more of its text here.', 60, 686),
          latin('2 A note that goes on over the end of the', 60, 70, note),
          latin('12', 290, 30, note),
        ],
      },
      {
        drawn: [
          shifted(['The second page has text in', '3'], 60, 700),
          latin('letters of the same height.', 60, 686),
          latin('page and is finished here.', 60, 81, note),
          latin('3 Another note.', 60, 70, note),
          latin('13', 290, 30, note),
        ],
      },
    ])
    expect(of('NOTE')).toEqual([
      '2 A note that goes on over the end of the',
      'page and is finished here.',
      '3 Another note.',
    ])
    expect(of('PAGE_NUMBER')).toEqual(['12', '13'])
  })
})

describe('the furniture of pages', () => {
  const body = (page: number) =>
    lines(
      [`Sheet ${page} tells of a bridge and of a mill`, `near a river, in sentence number ${page}.`],
      60,
      740,
    )

  it('is a repeated head, also numbered, or on each second page', async () => {
    const { of } = await readDrawn(
      [10, 11, 12, 13].map((page) => ({
        drawn: [
          page % 2
            ? latin(`The bridge over the river   ${page}`, 300, 800, note)
            : latin(`${page}   THE MORNING REGISTER`, 60, 800, note),
          ...body(page),
        ],
      })),
    )
    expect(of('RUNNING_HEAD')).toEqual([
      '10 THE MORNING REGISTER',
      'The bridge over the river 11',
      '12 THE MORNING REGISTER',
      'The bridge over the river 13',
    ])
    expect(of('PAGE_NUMBER')).toEqual(['10', '11', '12', '13'])
  })

  it('is a foot, and a number in Roman or Arabic digits', async () => {
    const { of } = await readDrawn(
      [1, 2, 3].map((page) => ({
        drawn: [
          ...body(page),
          latin('Printed at the mill', 60, 60, note),
          latin(['i', 'ii', 'iii'][page - 1] ?? '', 290, 40, note),
          printed(['٤', '٥', '٦'][page - 1] ?? '', 500, 820, note),
        ],
      })),
    )
    expect(of('RUNNING_FOOT')).toEqual(Array(3).fill('Printed at the mill'))
    expect(of('PAGE_NUMBER').toSorted()).toEqual(['i', 'ii', 'iii', '٤', '٥', '٦'].toSorted())
  })

  it('is no sentence that pages have in common', async () => {
    const drawn = lines(['Did you see the bridge?', 'I saw it at noon, and it was closed.'], 60, 740)
    const { spans } = await readDrawn([{ drawn }, { drawn }, { drawn }])
    expect(spans).toEqual([])
  })
})
