import { expect } from 'vitest'
import { db } from '@/lib/db'
import { Forbidden } from '@/lib/errors'
import { sabotage } from './sabotage'

/** Prepares a command that can run, also twice. */
export type Ready = Promise<() => Promise<unknown>>

/** Lets this file's database refuse every event while `changedOnlyWithEvent` asks for it. */
export async function makeLogStoppable() {
  await sabotage(
    `CREATE FUNCTION no_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is full'; END $$`,
  )
  await sabotage('CREATE TRIGGER no_event BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION no_event()')
  await theLog('open')
}

const theLog = (is: 'open' | 'full') =>
  sabotage(`ALTER TABLE "Event" ${is === 'full' ? 'ENABLE' : 'DISABLE'} TRIGGER no_event`)

/** A hash of all rows. */
async function everything(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`
  const one = ({ name }: { name: string }) => `(SELECT sum(hashtextextended(t::text, 0)) FROM "${name}" t)`
  const [row] = await db.$queryRawUnsafe<{ all: string }[]>(
    `SELECT jsonb_build_array(${tables.map(one).join(', ')})::text AS all`,
  )
  return row?.all ?? ''
}

/** Expects that a command is refused because of who runs it, and changes nothing. */
export async function expectRefused(action: string, run: () => Promise<unknown>): Promise<void> {
  const before = await everything()
  const result = await run().then(
    () => 'done',
    (error: unknown) => (error instanceof Forbidden ? error.text.key : String(error)),
  )
  expect([action, result]).toEqual([action, 'errors.memberChanged'])
  expect([action, await everything()]).toEqual([action, before])
}

/** Expects a change to write nothing while no event can be written. Then makes it and returns the actions of its events. */
export async function changedOnlyWithEvent(change: () => Promise<unknown>): Promise<string[]> {
  const before = await everything()
  await theLog('full')
  try {
    await expect(change()).rejects.toThrow(/the log is full/)
  } finally {
    await theLog('open')
  }
  expect(await everything()).toBe(before)
  const last = await db.event.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
  await change()
  const told = await db.event.findMany({
    where: { id: { gt: last?.id ?? 0n } },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  return told.map(({ action }) => action)
}
