import type { NextRequest } from 'next/server'
import { feedAnswer, newEditionsFeed } from '../new-editions-feed'

/** New and changed editions as JSON Feed (jsonfeed.org). */
export const GET = async (request: NextRequest): Promise<Response> =>
  feedAnswer((await newEditionsFeed(request)).json1(), 'application/feed+json')
