import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { searchSources } from '@/lib/sources/queries'
import { lineOf } from '@/lib/text/characters'

/** GET ?q=: at most twenty sources for a picker, with their held copies. */
export function GET(request: NextRequest) {
  const words = lineOf(200).catch('').parse(request.nextUrl.searchParams.get('q'))
  return answer((actor) => searchSources(actor, words))
}
