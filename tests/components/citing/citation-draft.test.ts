import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { chainOf, emptyCitation } from '@/components/citing/citation-draft'
import { english } from '@/tests/support/english'

const seen = { sourceId: randomUUID(), locator: null, access: null }

test('what was seen of a source starts empty and must be chosen', () => {
  expect(emptyCitation.seen.access).toBeNull()
  expect(chainOf({ ...emptyCitation, seen }, english)).toEqual({
    fault: english('citing.seen.accessMissing'),
  })
  const chosen = { ...seen, access: 'FACSIMILE_SEEN' as const }
  expect(chainOf({ ...emptyCitation, seen: chosen }, english)).toEqual({
    chain: [{ sourceId: seen.sourceId, locator: null, access: 'FACSIMILE_SEEN' }],
  })
})
