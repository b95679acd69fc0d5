import { connection } from 'next/server'
import { isWell } from '@/lib/health'

/** 200 while the archive and its database work, else 503, without details. */
export async function GET() {
  await connection()
  const well = await isWell()
  return Response.json(
    { status: well ? 'ok' : 'unavailable' },
    { status: well ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
