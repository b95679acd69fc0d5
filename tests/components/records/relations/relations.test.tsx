import { expect, it } from 'vitest'
import { Relations } from '@/components/records/relations/Relations'
import { htmlOf } from '@/tests/support/render'

it('no paragraph of relations has a form in it', () => {
  const action = async () => null
  const html = htmlOf(
    <Relations
      recordId="a"
      relations={[
        {
          ...{ id: 'b', type: 'CITES', isOwn: true, statedBy: 'Ada', checkedBy: null },
          other: { id: 'c', title: 'An earlier resolution', state: 'DRAFT', isPublic: false },
          may: { check: true, remove: true },
        },
      ]}
      actions={{ check: action, remove: action }}
    />,
  )
  expect(html).toContain('Cites: ')
  // A paragraph ends where a form begins, so that the page would differ from what was rendered.
  expect(html).not.toMatch(/<p\b[^>]*>(?:(?!<\/p>).)*<(?:form|div|ul|p)\b/s)
})
