import type { NextRequest } from 'next/server'
import { newEditionsFeed } from '../new-editions-feed'

/** New and changed editions as JSON Feed (jsonfeed.org). */
export const GET = (request: NextRequest): Promise<Response> => newEditionsFeed(request, 'json')
