import { connection } from 'next/server'

/** 200 while this process answers, also without its database: a process that doesn't should be started again. */
export async function GET() {
  await connection()
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
