import pg from 'pg'
import { vi } from 'vitest'

const textOf = (query: unknown): string => {
  if (typeof query === 'string') return query
  if (typeof query === 'object' && query !== null && 'text' in query) return String(query.text)
  return ''
}

/** Runs the work and returns the SQL sent during it, in order. For tests that no list runs a query per row. */
export async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return sent.mock.calls.map(([query]) => textOf(query))
  } finally {
    sent.mockRestore()
  }
}
