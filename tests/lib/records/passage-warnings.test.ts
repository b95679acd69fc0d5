import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { warningsOnPassages } from '@/lib/records/passage-warnings'
import {
  doc,
  hop,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  p,
  passageText,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let contributor: Actor
let stranger: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  stranger = await makeMember({ role: 'CONTRIBUTOR' })
})

describe('before the text of an archive copy', () => {
  it('the warning of the record or of the quoting part is shown', async () => {
    const [whole, part, open] = [await makeCited(editor), await makeCited(editor), await makeCited(editor)]
    const quoting = ({ source, passage }: typeof whole) =>
      quotation({ chain: [hop(source)], passageId: passage.id }, passageText)
    await makeRecord(contributor, { content: { contentWarning: 'burials', body: doc(quoting(whole)) } })
    const body = doc(sensitive('injuries', quoting(part)), p('Between them.'), quoting(open))
    await makeRecord(contributor, { content: { body } })
    const ids = [whole, part, open].map(({ passage }) => passage.id)
    const expected = [
      [whole.passage.id, 'burials'],
      [part.passage.id, 'injuries'],
    ]
    for (const actor of [editor, contributor])
      expect([...(await warningsOnPassages(actor, ids))].sort()).toEqual(expected.sort())
    // A draft is not revealed to members who can't see it.
    expect([...(await warningsOnPassages(stranger, ids))]).toEqual([])
  })

  it('the only warning is shown among many records without one', async () => {
    const cited = await makeCited(editor)
    const body = doc(quotation({ chain: [hop(cited.source)], passageId: cited.passage.id }, passageText))
    const open = await makeRecord(editor, { content: { body } })
    await db.$executeRaw`
      INSERT INTO "Reference" (id, "recordId", "subjectType", "subjectId", hop, "sourceId", access, "passageId")
      SELECT gen_random_uuid(), ${open.id}::uuid, 'CITATION', gen_random_uuid()::text, 0, ${cited.source.id}::uuid,
        'ORIGINAL_SEEN', ${cited.passage.id}::uuid FROM generate_series(1, 600)`
    await makeRecord(editor, { content: { contentWarning: 'burials', body } })
    expect([...(await warningsOnPassages(editor, [cited.passage.id]))]).toEqual([
      [cited.passage.id, 'burials'],
    ])
  })

  it('public warnings are shown to every member in one query', async () => {
    const cited = await makeCited(editor)
    const reviewer = await makeMember({ role: 'REVIEWER' })
    const record = await makeApproved(editor, reviewer, { cited, content: { contentWarning: 'burials' } })
    const read = () => warningsOnPassages(stranger, [cited.passage.id])
    expect((await read()).size).toBe(0)
    await publish(await makeMember({ role: 'PUBLISHER' }), record.id, { revisionId: record.revisionId })
    expect([...(await read())]).toEqual([[cited.passage.id, 'burials']])
    expect(await queriesOf(read)).toHaveLength(1)
  })
})
