import type { NextRequest } from 'next/server'
import { feedAnswer, newEditionsFeed } from '../new-editions-feed'

/** New and changed editions as Atom (RFC 4287). */
export const GET = async (request: NextRequest): Promise<Response> =>
  feedAnswer((await newEditionsFeed(request)).atom1(), 'application/atom+xml')
