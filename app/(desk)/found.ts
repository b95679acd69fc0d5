import { notFound } from 'next/navigation'
import { Forbidden, NotFound } from '@/lib/errors'

/** The result of a query, or Next's not-found page when it throws `NotFound` or `Forbidden`. */
export async function found<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) notFound()
    throw error
  }
}
