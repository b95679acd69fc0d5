import { connection } from 'next/server'
import { isWell } from '@/lib/health'
import { answersKeptPages } from '@/lib/page-store/answering'

/**
 * 200 while this process can serve readers, also with kept pages alone, else 503. A reverse proxy asks it: without its database no process is well, and
 * all of them would be left out although they have the pages.
 */
export async function GET() {
  await connection()
  const isReady = answersKeptPages() || (await isWell())
  return Response.json(
    { status: isReady ? 'ok' : 'unavailable' },
    { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
