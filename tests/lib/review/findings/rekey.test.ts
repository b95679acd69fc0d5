import '@/tests/support/database'
import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { sha256 } from '@/lib/hashing'
import { rekeyDismissals } from '@/lib/review/findings/rekey'
import { findingsOf } from '@/lib/review/findings/report'
import { cite, doc, hop, makeCited, makeMember, makeRecord, p } from '@/tests/support/factories'

/** A key as it was made of an English sentence before findings had messages, for a day without a year in this sentence. */
const formerKey = (date: string, sentence: string) =>
  sha256(JSON.stringify(['missing-year', null, 'WARN', null, date, `“${date}” has no year.`, sentence]))

it('keeps a dismissal from before findings had messages', async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const cited = await makeCited(editor)
  const said = 'On 28 May the senate is said to have met.'
  const record = await makeRecord(editor, { content: { body: doc(p(said, cite([hop(cited.source)]))) } })
  const dismissed = { recordId: record.id, check: 'missing-year', excerpt: '28 May', memberId: editor.id }
  const message = '“28 May” has no year.'
  await db.dismissal.createMany({
    data: [
      {
        ...dismissed,
        message,
        key: formerKey('28 May', said.slice(0, -1)),
        reason: 'The source gives none.',
      },
      {
        ...dismissed,
        message,
        key: formerKey('28 May', 'On 28 May it rained.'),
        reason: 'It was so before.',
      },
    ],
  })

  expect(await rekeyDismissals()).toEqual({ renamed: 1, kept: 1 })

  const { report } = await findingsOf(editor, record.id)
  expect(report.dismissed).toMatchObject([
    { finding: { excerpt: '28 May' }, dismissal: { reason: 'The source gives none.' } },
  ])
  const messages = await db.dismissal.findMany({ select: { message: true }, orderBy: { reason: 'asc' } })
  expect(messages).toEqual([
    { message: { sentence: message } },
    { message: { key: 'checks.missing-year.noYear', values: { date: '28 May' } } },
  ])
  expect(await rekeyDismissals()).toEqual({ renamed: 0, kept: 0 })
})
