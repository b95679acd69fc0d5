import { expect, it } from 'vitest'
import { numbersAround } from '@/components/ui/Pagination'

it('shows the ends and the current page’s neighbours, and shortens gaps', () => {
  expect(numbersAround(1, 1)).toEqual([1])
  expect(numbersAround(1, 3)).toEqual([1, 2, 3])
  expect(numbersAround(5, 9)).toEqual([1, null, 4, 5, 6, null, 9])
  expect(numbersAround(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(numbersAround(9, 2)).toEqual([1, 2])
})
