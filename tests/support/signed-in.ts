import { encode } from 'next-auth/jwt'
import type pg from 'pg'

/** Signs a member in by a session of their own. Returns the headers with which a browser sends their changes as JSON. */
export async function signedIn(
  database: Pick<pg.Client, 'query'>,
  memberId: string,
  { secret, origin }: { secret: string; origin: string },
) {
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO "Session" (id, "memberId", "sessionVersion", browser, system)
     SELECT gen_random_uuid(), id, "sessionVersion", '', '' FROM "Member" WHERE id = $1 RETURNING id`,
    [memberId],
  )
  const token = await encode({ token: { sessionId: rows[0]?.id }, secret })
  return {
    headers: { cookie: `next-auth.session-token=${token}`, 'content-type': 'application/json', origin },
  }
}
