import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { mergeSources } from '@/lib/merging/sources'
import { saveDraft } from '@/lib/records/drafts'
import { dismissFinding, takeBackDismissal } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { recall } from '@/lib/review/workflow/transitions'
import {
  alteredPassageText,
  bodyOn,
  makeCited,
  makeMember,
  makeSource,
  makeSubmitted,
} from '@/tests/support/factories'

let editor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
})

const reason = 'The copy is damaged at this word.'
const issued = { verbatim: '28 May', edtf: null, basis: 'AS_PRINTED' } as const

/** A record under review whose quotation differs by a word, on a source that another entry describes as well. */
async function underReview() {
  const cited = await makeCited(editor)
  await db.source.update({
    where: { id: cited.source.id },
    data: { issuedVerbatim: issued.verbatim, issuedEdtf: issued.edtf, issuedBasis: issued.basis },
  })
  const stays = await makeSource(editor, { title: cited.source.title, issued })
  const record = await makeSubmitted(editor, { cited, content: { body: bodyOn(cited, alteredPassageText) } })
  const { version } = await db.source.findUniqueOrThrow({ where: { id: cited.source.id } })
  const merge = () =>
    mergeSources(editor, {
      keptId: stays.id,
      keptVersion: 1,
      otherId: cited.source.id,
      otherVersion: version,
    })
  return { record, cited, merge }
}

const onPage = async (recordId: string) => {
  const report = (await reviewOf(reviewer, recordId)).reviewed?.report
  if (!report) throw new Error('Nothing is under review.')
  return report
}
const keyOnPage = async (recordId: string, check: string) =>
  (await onPage(recordId)).findings.find((finding) => finding.check === check)?.key ?? ''

/** The dismissed ones of the two warnings, on the review page and in the draft. */
const dismissedIn = async (recordId: string) =>
  [await onPage(recordId), (await findingsOf(reviewer, recordId)).report].map(({ dismissed, reopened }) => ({
    dismissed: dismissed.map(({ finding }) => finding.check),
    reopened: reopened.length,
  }))

describe.each(['quote-drift', 'missing-year'])('a warning of %s on a source that was merged', (check) => {
  it('stays dismissed and can be reopened', async () => {
    const { record, merge } = await underReview()
    await dismissFinding(reviewer, record.id, { key: await keyOnPage(record.id, check), reason })
    await merge()
    const both = { dismissed: [check], reopened: 0 }
    expect(await dismissedIn(record.id)).toEqual([both, both])
    const [kept] = (await onPage(record.id)).dismissed
    await takeBackDismissal(reviewer, record.id, { key: kept?.dismissal.key ?? '' })
    const none = { dismissed: [], reopened: 0 }
    expect(await dismissedIn(record.id)).toEqual([none, none])
  })

  it('can be dismissed from a revision that names the merged entry', async () => {
    const { record, merge } = await underReview()
    await merge()
    await dismissFinding(reviewer, record.id, { key: await keyOnPage(record.id, check), reason })
    const both = { dismissed: [check], reopened: 0 }
    expect(await dismissedIn(record.id)).toEqual([both, both])
  })

  it('is dismissed once from a page opened before the merge', async () => {
    const { record, merge } = await underReview()
    const key = await keyOnPage(record.id, check)
    await merge()
    await dismissFinding(reviewer, record.id, { key, reason })
    await dismissFinding(reviewer, record.id, { key, reason })
    expect(await db.dismissal.count({ where: { recordId: record.id } })).toBe(1)
    expect(await dismissedIn(record.id)).toMatchObject([{ dismissed: [check] }, { dismissed: [check] }])
  })
})

it('citing another source reopens a dismissed warning, also after a merge', async () => {
  const { record, cited, merge } = await underReview()
  await merge()
  await dismissFinding(reviewer, record.id, { key: await keyOnPage(record.id, 'quote-drift'), reason })
  await recall(editor, record.id, { state: 'IN_REVIEW' })
  const other = await makeCited(editor)
  const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
  const { reviewed } = await reviewOf(reviewer, record.id)
  const quotation = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')?.id ?? ''
  const body = bodyOn({ ...cited, source: other.source, passage: other.passage }, alteredPassageText, {
    quotation,
  })
  await saveDraft(editor, record.id, { baseVersion: version, content: { ...record.content, body } })
  const { report } = await findingsOf(editor, record.id)
  expect(report.dismissed).toEqual([])
  expect(report.reopened).toMatchObject([{ dismissal: { check: 'quote-drift', reason } }])
})
