import { describe, expect, it, vi } from 'vitest'
import type { FoundSource } from '@/components/api/sources'
import { SourceShelf } from '@/components/citing/source-shelf'

const source = (id: string, title: string, label = ''): FoundSource => ({ id, title, label, holdings: [] })

describe('the sources a page has met', () => {
  it('names those it knows without asking', () => {
    const find = vi.fn(async () => [])
    const shelf = new SourceShelf([source('a', 'A title', 'The Daily, 1992')], find)
    expect(shelf.labelOf('a')).toBe('A title, The Daily, 1992')
    expect(find).not.toHaveBeenCalled()
  })

  it('looks up those it does not know, once and together, and tells who listens', async () => {
    const find = vi.fn(async (_ids: readonly string[]) => [source('b', 'B')])
    const shelf = new SourceShelf([], find)
    const heard = vi.fn()
    shelf.subscribe(heard)
    for (const id of ['b', 'c', 'b']) expect(shelf.labelOf(id)).toBe('A source that is being looked up')
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    expect(find.mock.calls).toEqual([[['b', 'c']]])
    expect(shelf.labelOf('b')).toBe('B')
    expect(shelf.labelOf('c')).toBe('A source that is not in the archive')
    expect(find).toHaveBeenCalledTimes(1)
  })

  it('calls nothing absent because a connection failed, and asks again', async () => {
    const find = vi.fn(async (_ids: readonly string[]) => [source('b', 'B')])
    find.mockRejectedValueOnce(new Error('offline'))
    const shelf = new SourceShelf([], find)
    shelf.labelOf('b')
    await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(1))
    await Promise.resolve()
    shelf.labelOf('b')
    await vi.waitFor(() => expect(shelf.labelOf('b')).toBe('B'))
  })
})
