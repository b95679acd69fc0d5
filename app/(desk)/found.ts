import { notFound } from 'next/navigation'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'

/** The result of a query, or Next's not-found page when it throws `NotFound`, `Forbidden` or `Invalid` (an address that can't be). */
export async function found<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden || error instanceof Invalid) notFound()
    throw error
  }
}
