import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractionIn } from '@/bin/database/expand-only'
import { migrationsFolder } from '@/bin/database/upgrade'

/** Migrations before this time were made before versions could run side by side. */
const SINCE = '20261130020000'

const names = readdirSync(migrationsFolder)
  .filter((name) => /^\d{14}_/.test(name))
  .sort()

test('migrations only expand, or say since when it is unused', () => {
  const wrong = names
    .filter((name) => name >= SINCE)
    .flatMap((name) => {
      const sql = readFileSync(`${migrationsFolder}/${name}/migration.sql`, 'utf8')
      const found = contractionIn(
        sql,
        names.filter((other) => other < name),
      )
      return found === null ? [] : [`${name} ${found}`]
    })
  expect(wrong).toEqual([])
})

const earlier = ['20261201090000_second_name']
test.each([
  ['DROP TABLE "Old"', 'drops a table'],
  ['ALTER TABLE "Record" DROP COLUMN "old"', 'drops a column'],
  ['ALTER TABLE "Record" RENAME COLUMN "old" TO "new"', 'renames'],
  ['ALTER TABLE "Record" RENAME TO "Entry"', 'renames'],
  [`ALTER TYPE "Role" RENAME VALUE 'A' TO 'B'`, 'renames'],
  ['ALTER TABLE "Record" ALTER COLUMN "old" SET DATA TYPE BIGINT', 'changes the type'],
  ['ALTER TABLE "Record" ALTER COLUMN "old" TYPE BIGINT', 'changes the type'],
  ['ALTER TABLE "Record" ALTER COLUMN "old" SET NOT NULL', 'makes a column required'],
  ['ALTER TABLE "Record" ALTER COLUMN "old" DROP DEFAULT', 'removes a default'],
  ['DROP TYPE "Old"', 'drops a type'],
  [
    'ALTER TABLE "Record" ADD COLUMN "new" TEXT NOT NULL,\nADD COLUMN "b" INT NOT NULL DEFAULT 0',
    'required column',
  ],
])('a contraction is found in %j', (sql, found) => {
  expect(contractionIn(sql, earlier)).toContain(found)
  const marked = (since: string) => contractionIn(`-- Contract: unused since ${since}\n${sql};`, earlier)
  expect(marked('20261201090000_second_name')).toBeNull()
  expect(marked('20261201090000_another_name')).toContain('no earlier migration')
})

test.each([
  'ALTER TABLE "Record" ADD COLUMN "new" TEXT',
  'ALTER TABLE "Record" ADD COLUMN "new" TEXT NOT NULL DEFAULT \'\', ADD COLUMN "b" TIMESTAMPTZ',
  'CREATE TABLE "New" (id TEXT NOT NULL);\nALTER TABLE "New" ALTER COLUMN id SET NOT NULL',
  'ALTER TABLE "Record" DROP CONSTRAINT "a_rule"',
  'DROP INDEX "Event_at_idx"; CREATE INDEX "Event_at_idx" ON "Event" ("at")',
  '-- It does not DROP TABLE "Record"\nSELECT 1',
])('an expansion is %j', (sql) => {
  expect(contractionIn(sql, earlier)).toBeNull()
})
