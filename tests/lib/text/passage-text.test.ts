import { expect, it } from 'vitest'
import { textOfPassage } from '@/lib/text/characters'

it('a passage joins printed lines and keeps paragraphs apart', () => {
  expect(textOfPassage('printed in a\nnarrow  column\n\n  second\u202e paragraph ')).toBe(
    'printed in a narrow column\nsecond paragraph',
  )
})
