import { describe, expect, it } from 'vitest'
import { locatorOfRange } from '@/lib/text/passage-position'

describe('the locator of a range', () => {
  it('is a page, or both pages across a page end', () => {
    const pages = [
      { label: 'page', value: '1', start: 0, end: 10 },
      { label: 'page', value: '2', start: 10, end: 20 },
    ]
    expect(locatorOfRange(pages, 2, 10)).toEqual({ label: 'page', value: '1' })
    expect(locatorOfRange(pages, 10, 12)).toEqual({ label: 'page', value: '2' })
    expect(locatorOfRange(pages, 8, 12)).toEqual({ label: 'page', value: '1–2' })
    expect(locatorOfRange([], 0, 5)).toBeNull()
  })

  it('is null where the layer mixes pages and other parts', () => {
    const parts = [
      { label: 'page', value: '1', start: 0, end: 10 },
      { label: 'section', value: '2', start: 10, end: 20 },
    ]
    expect(locatorOfRange(parts, 8, 12)).toBeNull()
  })
})
