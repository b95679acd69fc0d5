import { expect, it } from 'vitest'
import { Dependents } from '@/components/desk/Dependents'
import { htmlOf } from '@/tests/support/render'

const linesOf = (items: object) =>
  [...htmlOf(<Dependents items={items} />).matchAll(/<li>(.*?)<\/li>/gs)].map(([, html = '']) =>
    html.replace(/<[^>]+>/g, ''),
  )

it('what relies on a source is listed', () => {
  expect(
    linesOf({
      relations: [
        { id: '1', title: 'A', mergedIntoId: null },
        { id: '2', title: 'B', mergedIntoId: '3' },
      ],
      merged: [{ id: '4', title: 'C' }],
      betterCopies: [{ id: '5', filename: 'better.txt' }],
      copies: 1,
      soughtHere: 3,
      threads: 1,
      soughtElsewhere: 2,
      replacesOlder: 4,
      assessments: 2,
    }),
  ).toEqual([
    'Relation with A',
    'Relation with B, which was merged into another entry',
    'Merged into it: C',
    'Better copy that replaces it: better.txt',
    '1 archive copy',
    '3 passages of older copies were searched for in it',
    '1 discussion about it',
    'It was searched for in 2 better copies',
    'It replaces 4 passages of older copies',
    '2 assessments by the archive',
  ])
})
