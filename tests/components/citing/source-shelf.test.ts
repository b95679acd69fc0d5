import { describe, expect, it, vi } from 'vitest'
import type { FoundSource } from '@/components/api/sources'
import { SourceShelf } from '@/components/citing/source-shelf'
import { english } from '@/tests/support/english'

const source = (id: string, title: string, label = ''): FoundSource => ({
  ...{ id, title, label },
  facts: null,
  csl: null,
  holdings: [],
})

describe('the sources of a page', () => {
  it('names a known source without a request', () => {
    const find = vi.fn(async () => [])
    const shelf = new SourceShelf([source('a', 'A title', 'The Daily, 1992')], find, english)
    expect(shelf.labelOf('a')).toBe('A title, The Daily, 1992')
    expect(find).not.toHaveBeenCalled()
  })

  it('requests unknown sources once and together', async () => {
    const find = vi.fn(async (_ids: readonly string[]) => [source('b', 'B')])
    const shelf = new SourceShelf([], find, english)
    const heard = vi.fn()
    shelf.subscribe(heard)
    for (const id of ['b', 'c', 'b']) expect(shelf.labelOf(id)).toBe(english('citing.sourceLoading'))
    await expect.poll(() => heard.mock.calls.length).toBeGreaterThan(0)
    expect(find.mock.calls).toEqual([[['b', 'c']]])
    expect(shelf.labelOf('b')).toBe('B')
    expect(shelf.labelOf('c')).toBe(english('citing.sourceMissing'))
    expect(find).toHaveBeenCalledTimes(1)
  })

  it('asks again after a failed request', async () => {
    const find = vi.fn(async (_ids: readonly string[]) => [source('b', 'B')])
    find.mockRejectedValueOnce(new Error('offline'))
    const shelf = new SourceShelf([], find, english)
    shelf.labelOf('b')
    await expect.poll(() => find.mock.calls.length).toBe(1)
    await Promise.resolve()
    shelf.labelOf('b')
    await expect.poll(() => shelf.labelOf('b')).toBe('B')
  })

  it('renews a source that was changed elsewhere, and nothing else', async () => {
    const find = vi.fn(async (ids: readonly string[]) => ids.map((id) => source(id, id.toUpperCase())))
    const shelf = new SourceShelf([source('a', 'A'), source('b', 'An older title')], find, english)
    const heard = vi.fn()
    shelf.subscribe(heard)
    await shelf.renew()
    expect([shelf.labelOf('a'), shelf.labelOf('b')]).toEqual(['A', 'B'])
    await shelf.renew()
    expect(heard).toHaveBeenCalledTimes(1)
    find.mockRejectedValueOnce(new Error('offline'))
    await shelf.renew()
    expect(shelf.labelOf('b')).toBe('B')
  })

  it('keeps a source that was changed here while it asked', async () => {
    const answered = Promise.withResolvers<FoundSource[]>()
    const shelf = new SourceShelf([source('a', 'First'), source('b', 'B')], () => answered.promise, english)
    const renewed = shelf.renew()
    shelf.add(source('a', 'Third'))
    answered.resolve([source('a', 'Second'), source('b', 'B, changed')])
    await renewed
    expect([shelf.labelOf('a'), shelf.labelOf('b')]).toEqual(['Third', 'B, changed'])
  })

  it('names a newspaper by its name and date, as readers see it', () => {
    const article = { ...source('a', 'A title', 'The Daily, 14 March 1992') }
    const csl = {
      ...{ id: 'a', type: 'article-newspaper', title: 'A title', 'container-title': 'The Daily' },
      issued: { 'date-parts': [[1992, 3, 14]] },
    }
    const shelf = new SourceShelf(
      [{ ...article, csl }, source('b', 'Kept by an older version')],
      vi.fn(),
      english,
    )
    expect(shelf.citedAs('a')).toBe('The Daily, 14 March 1992')
    expect(shelf.citedAs('b')).toBe('Kept by an older version')
  })
})
