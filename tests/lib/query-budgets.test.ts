import '@/tests/support/database'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { saveDraft } from '@/lib/records/drafts'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { workbenchOf } from '@/lib/review/workbench'
import { approve, submit } from '@/lib/review/workflow/transitions'
import {
  bodyOn,
  doc,
  figure,
  hop,
  makeCited,
  makeMember,
  makeSubmittable,
  quotation,
  verifyAll,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let reviewers: Actor[]
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewers = [await makeMember({ role: 'REVIEWER' }), await makeMember({ role: 'REVIEWER' })]
  publisher = await makeMember({ role: 'PUBLISHER' })
})

/** A testimony with quotations of three copies, one of them bound to no passage, and a figure, which two reviewers check. */
async function testimony() {
  const [first, second, third] = [await makeCited(editor), await makeCited(editor), await makeCited(editor)]
  const unbound = quotation({ chain: [hop(third.source)], passageId: null }, 'They said that 12 people came.')
  const body = doc(...(bodyOn(first).content ?? []), ...(bodyOn(second).content ?? []), unbound)
  const figures = [figure([hop(first.source)], { passageId: first.passage.id })]
  return makeSubmittable(editor, { kind: 'testimony', slug: null, cited: first, content: { body, figures } })
}

const countOf = async (work: () => Promise<unknown>) => (await queriesOf(work)).length

// Every statement counts, the beginning and the end of a transaction too.
test('saving, checking, reviewing and publishing ask the database seldom', async () => {
  const record = await testimony()
  const { id } = record
  const counts: Record<string, number> = {}
  const content = { ...record.content, summary: 'Written again.' }
  counts.save = await countOf(() => saveDraft(editor, id, { baseVersion: record.version, content }))
  counts.findings = await countOf(() => findingsOf(editor, id))
  counts.submit = await countOf(() => submit(editor, id, { version: record.version + 1 }))
  const [first] = reviewers
  counts.review = await countOf(async () => {
    const { reviewed } = await reviewOf(first ?? editor, id)
    if (reviewed) await workbenchOf(first ?? editor, reviewed, reviewed.subjects)
  })
  for (const reviewer of reviewers) await verifyAll(reviewer, id)
  await saveConsent(publisher, id, {
    ...{
      version: 1,
      tier: 'OPEN',
      nameDisplay: 'ANONYMOUS',
      legalName: 'Zeyneb Qaraxanova',
      pseudonym: '',
      note: '',
    },
    ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null },
  })
  for (const reviewer of reviewers) await verifyAll(reviewer, id)
  const revisionId = (await reviewOf(editor, id)).revision?.id ?? ''
  counts.approve = await countOf(() => approve(first ?? editor, id, { revisionId }))
  const another = await makeMember({ role: 'PUBLISHER' })
  counts.publish = await countOf(() => publish(another, id, { revisionId }))
  const most: Record<string, number> = {
    save: 5,
    findings: 12,
    submit: 34,
    review: 15,
    approve: 25,
    publish: 33,
  }
  expect(Object.entries(counts).filter(([what, count]) => count > (most[what] ?? 0))).toEqual([])
})
