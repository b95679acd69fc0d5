import { expect, it } from 'vitest'
import { RestsOn } from '@/components/desk/RestsOn'
import { htmlOf } from '@/tests/support/render'

const linesOf = (rests: object) =>
  [...htmlOf(<RestsOn rests={rests} />).matchAll(/<li>(.*?)<\/li>/gs)].map(([, html = '']) =>
    html.replace(/<[^>]+>/g, ''),
  )

it('whatever keeps a source is said in words', () => {
  expect(
    linesOf({
      relations: [
        { id: '1', title: 'A', mergedIntoId: null },
        { id: '2', title: 'B', mergedIntoId: '3' },
      ],
      merged: [{ id: '4', title: 'C' }],
      betterCopies: [{ id: '5', filename: 'better.txt' }],
      soughtHere: 3,
      threads: 1,
      soughtElsewhere: 2,
      standsForOlder: 4,
      assessments: 2,
    }),
  ).toEqual([
    'Relation with A',
    'Relation with B, which was merged into another entry',
    'Merged into it: C',
    'Copy that is better than it: better.txt',
    'Passages of older copies that were looked for in it: 3',
    'Discussions about it: 1',
    'Better copies in which it was looked for: 2',
    'Passages of older copies for which it stands: 4',
    'Assessments of it by the archive: 2',
  ])
})
