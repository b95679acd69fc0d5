import { expect, it } from 'vitest'
import { message } from '@/lib/messages/message'
import { alikeOf } from '@/lib/review/corrections/alike'

const laid = (id: string, copy: string | null, locator: string) => ({
  subject: { type: 'QUOTATION' as const, id },
  passage: copy === null ? null : { holding: { id: copy } },
  correctable: [
    {
      part: 'locator' as const,
      hop: 0,
      label: message('labels.correctionPart.locator'),
      text: locator,
      aspects: ['TRACEABLE' as const],
    },
  ],
})

it('finds the other items from one copy with the same text', () => {
  const subjects = [
    laid('a', 'copy', 'page 1'),
    laid('b', 'copy', 'page 1'),
    laid('c', 'copy', 'page 2'),
    laid('d', 'another', 'page 1'),
    laid('e', null, 'page 1'),
    laid('f', null, 'page 1'),
  ]
  expect(alikeOf(subjects)).toEqual([[['quotation-b']], [['quotation-a']], [[]], [[]], [[]], [[]]])
})
