import type { NextRequest } from 'next/server'
import { newEditionsFeed } from '../new-editions-feed'

/** New and changed editions as Atom (RFC 4287). */
export const GET = (request: NextRequest): Promise<Response> => newEditionsFeed(request, 'atom')
