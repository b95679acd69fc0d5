import '@/tests/support/database'
import { expect, test } from 'vitest'
import { publish } from '@/lib/editions/commands'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { saveDraft } from '@/lib/records/drafts'
import { search, searchSchema } from '@/lib/search/queries'
import { makeApproved, makeRecord, makeStaff } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

// What a migration may add while an earlier version runs (bin/database/expand-only.ts).
const EXPANSION = `
  ALTER TABLE "Record" ADD COLUMN "added" TEXT NOT NULL DEFAULT '';
  ALTER TABLE "Draft" ADD COLUMN "added" INT, ADD COLUMN "more" BOOLEAN NOT NULL DEFAULT false;
  ALTER TABLE "Edition" ADD COLUMN "added" JSONB NOT NULL DEFAULT '{}';
  ALTER TABLE "Member" ADD COLUMN "added" TEXT;
  CREATE TABLE "Added" (id TEXT PRIMARY KEY);
  CREATE INDEX "Record_added_idx" ON "Record" ("added");`

test('a running version reads and saves while a migration expands', async () => {
  const { editor, reviewer, publisher } = await makeStaff()
  const record = await makeApproved(editor, reviewer, { title: 'Read during a migration' })
  await publish(publisher, record.id, { revisionId: record.revisionId })
  const { slug } = record
  const draft = await makeRecord(editor)
  let [version, isOver, reads] = [draft.version, false, 0]
  const saves = async () => {
    while (!isOver) {
      const content = { ...draft.content, summary: `Saved as ${version + 1}.` }
      ;({ version } = await saveDraft(editor, draft.id, { baseVersion: version, content }))
    }
  }
  const read = async () => {
    while (!isOver) {
      expect((await liveEdition(slug))?.content.title).toBe('Read during a migration')
      expect(await editionBySlug(slug, 1)).not.toBeNull()
      expect((await search(searchSchema.parse({ q: 'migration' }))).total).toBe(1)
      reads += 1
    }
  }
  const work = [saves(), read(), read()]
  const until = async (more: number) => {
    const [saved, seen] = [version, reads]
    await expect.poll(() => version > saved + more && reads > seen + more).toBe(true)
  }
  await until(3)
  for (const statement of EXPANSION.split(';')) await sabotage(statement)
  await until(3)
  isOver = true
  await Promise.all(work)
})
