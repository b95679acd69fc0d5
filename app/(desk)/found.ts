import { notFound } from 'next/navigation'
import { Forbidden, NotFound } from '@/lib/errors'

/** What a query finds, or Next's not-found page when there is no such thing for this actor or it is not for them. */
export async function found<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) notFound()
    throw error
  }
}
