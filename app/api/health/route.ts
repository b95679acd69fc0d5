import { connection } from 'next/server'
import { db } from '@/lib/db'

/** 200 while the archive and its database are well, else 503; says nothing more. */
export async function GET() {
  await connection()
  const well = await db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  const headers = { 'Cache-Control': 'no-store' }
  return Response.json({ status: well ? 'ok' : 'unavailable' }, { status: well ? 200 : 503, headers })
}
