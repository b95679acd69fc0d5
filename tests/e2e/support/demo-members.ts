import pg from 'pg'
import { type DemoMemberKey, demoMembers } from '@/prisma/demo/members'

/** The demo member with this key, and the password. */
export function demoMember(key: DemoMemberKey) {
  const member = demoMembers.find((candidate) => candidate.key === key)
  if (!member) throw new Error(`There is no demo ${key}.`)
  return member
}

/** Copies demo members, as they are before any journey, into another archive: making them with a command takes a second of processor time each. */
export async function copyDemoMembers(databaseUrl: string, keys: readonly DemoMemberKey[]) {
  const [from, to] = [new pg.Client(process.env.UNCHANGED_DATABASE_URL), new pg.Client(databaseUrl)]
  await Promise.all([from.connect(), to.connect()])
  const { rows } = await from.query<{ members: unknown }>(
    `SELECT json_agg(member) AS members FROM "Member" AS member WHERE email = ANY($1)`,
    [keys.map((key) => demoMember(key).email)],
  )
  await to.query(
    `INSERT INTO "Member" SELECT * FROM json_populate_recordset(NULL::"Member", $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows[0]?.members)],
  )
  await Promise.all([from.end(), to.end()])
}
