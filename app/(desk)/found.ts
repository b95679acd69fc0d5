import { notFound } from 'next/navigation'
import { NotFound } from '@/lib/errors'

/** What a query finds, or Next's not-found page when there is no such thing for this actor. */
export async function found<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
