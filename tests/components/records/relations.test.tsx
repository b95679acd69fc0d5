import { expect, it, vi } from 'vitest'
import { Relations } from '@/components/records/Relations'
import { htmlOf } from '@/tests/support/render'

it('relations are elements that browsers keep as they are', () => {
  const fault = vi.spyOn(console, 'error').mockImplementation(() => {})
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
  expect(fault).not.toHaveBeenCalled()
})
