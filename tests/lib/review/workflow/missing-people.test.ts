import '@/tests/support/database'
import { expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { describeHolding } from '@/lib/holdings/commands'
import { saveDraft } from '@/lib/records/drafts'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { submit } from '@/lib/review/workflow/transitions'
import { english } from '@/tests/support/english'
import { figure, hop, makeCited, makeMember, makeSubmittable } from '@/tests/support/factories'

const told = async (actor: Actor, recordId: string) =>
  (await findingsOf(actor, recordId)).missing.map((text) => english(text))

// One test, because who is missing depends on all members of the archive.
it('an editor reads at any time which steps no one could take', async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const cited = await makeCited(editor)
  const record = await makeSubmittable(editor, { cited })
  const all = [
    'Too few reviewers are left for Quotation 1 and Citation 1: the others contributed to it.',
    'No reviewer is left who can approve this record: all of them contributed to it.',
    'No publisher is left who can publish this record: all of them contributed to it.',
  ]
  expect(await told(editor, record.id)).toEqual(all)

  const sent = await makeSubmittable(editor, { cited })
  await submit(editor, sent.id, { version: sent.version })
  expect((await reviewOf(editor, sent.id)).missing.map((text) => english(text))).toEqual(all)

  const publisher = await makeMember({ role: 'PUBLISHER' })
  expect(await told(editor, record.id)).toEqual([])
  expect((await reviewOf(editor, sent.id)).missing).toEqual([])

  const rights = { obtainedFrom: '', obtainedOn: '', rights: '', shown: 'IN_CONTEXT', note: '' } as const
  await describeHolding(publisher, cited.holding.id, rights, { ...rights, rights: 'None' })
  expect(await told(editor, record.id)).toEqual([all[2]])

  const second = await makeMember({ role: 'PUBLISHER' })
  const content = { ...record.content, figures: [figure([hop(cited.source)])] }
  const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
  expect(await told(editor, record.id)).toEqual([])
  await saveDraft(second, record.id, {
    baseVersion: version,
    content: { ...content, figures: [figure([hop(cited.source)], { note: 'By the second.' })] },
  })
  expect(await told(editor, record.id)).toEqual([
    'Too few reviewers are left for Figure 1: the others contributed to it.',
    all[2],
  ])
})
