import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import MethodRoute from '@/app/(archive)/about/method/page'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { checkingOf } from '@/lib/method/checking'
import { publicRuns } from '@/lib/method/maintenance'
import { yearsOf } from '@/lib/method/years'
import { answerReport, report } from '@/lib/reports/commands'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve } from '@/lib/review/workflow/transitions'
import { noteRun } from '@/lib/verification/runs'
import { english } from '@/tests/support/english'
import {
  figure,
  hop,
  makeCited,
  makeMember,
  makeStaff,
  makeSubmitted,
  verifyAll,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { htmlOf } from '@/tests/support/render'

let staff: Awaited<ReturnType<typeof makeStaff>>
let second: Actor
beforeAll(async () => {
  staff = await makeStaff()
  second = await makeMember({ role: 'REVIEWER', name: 'The Second Reviewer' })
})

/** A published record with one figure, on which the two reviewers first disagreed. */
async function publishedAfterDisagreement() {
  const { editor, reviewer, publisher } = staff
  const cited = await makeCited(editor)
  const one = figure([hop(cited.source)], { passageId: cited.passage.id })
  const record = await makeSubmitted(editor, { cited, content: { figures: [one] } })
  const { reviewed } = await reviewOf(editor, record.id)
  const fingerprint = reviewed?.subjects.find(({ type }) => type === 'FIGURE')?.fingerprints.FIGURES ?? ''
  const about = {
    recordId: record.id,
    subjectType: 'FIGURE',
    subjectId: one.id,
    fingerprint,
    aspect: 'FIGURES',
  } as const
  await giveVerdict(reviewer, { ...about, outcome: 'VERIFIED', note: '' })
  await giveVerdict(second, { ...about, outcome: 'FAILED_VERIFICATION', note: 'Another number.' })
  await giveVerdict(second, { ...about, outcome: 'VERIFIED', note: '' })
  await verifyAll(reviewer, record.id)
  await verifyAll(second, record.id)
  return {
    record,
    publishNow: async () => {
      await approve(publisher, record.id, { revisionId: record.revisionId })
      await publish(publisher, record.id, { revisionId: record.revisionId })
      tellOfChange()
    },
  }
}

it('says of an empty archive that nothing was published', async () => {
  const html = await htmlOf(await MethodRoute())
  expect(html.split(english('archive.home.empty'))).toHaveLength(3)
  expect(html).toContain('0 of 0<')
  expect(html).toContain(english('trust.method.agreement.none'))
  expect(html).toContain(english('trust.method.kept.never'))
  expect(html).not.toMatch(/NaN|undefined/)
})

it('counts published records only, and disagreements before publishing', async () => {
  const { record, publishNow } = await publishedAfterDisagreement()
  expect(await checkingOf()).toEqual({ records: 0, reviewers: 0, byOne: 0, byTwo: 0, byMore: 0, aspects: [] })

  await publishNow()
  const { aspects, ...checking } = await checkingOf()
  expect(checking).toEqual({ records: 1, reviewers: 2, byOne: 2, byTwo: 1, byMore: 0 })
  expect(aspects.find(({ aspect }) => aspect === 'FIGURES')).toEqual({
    ...{ aspect: 'FIGURES', judged: 1, verified: 1, unseen: 0, byTwo: 1 },
    agreement: { pairs: 1, agreed: 0, kappa: { missing: 'FEW' } },
  })
  const reader = { name: 'Reader Nameable', email: 'reader@example.org' }
  await report({ kind: 'ERROR', slug: record.slug, edition: 1, statement: '', text: 'Wrong.', ...reader })
  const { id } = await db.report.findFirstOrThrow({ where: { answeredAt: null } })
  await answerReport(staff.publisher, id, { outcome: 'CORRECTED', answer: 'Thank you.', note: '' })
  await noteRun({ kind: 'DRILL', startedAt: new Date(), succeeded: true, messages: [] })
  const html = await htmlOf(await MethodRoute())
  expect(html).toContain('0 of 1 (0%)')
  expect(html).toContain('fewer than 30 pairs')
  expect(html).toContain('0 of 1<')
  expect(html).toContain('2 of 3<')
  for (const name of ['Second Reviewer', 'Nameable', 'example.org', 'Another number'])
    expect(html).not.toContain(name)

  await withdraw(staff.publisher, record.id, { edition: 1, reason: 'A wrong source.' })
  expect(await checkingOf()).toMatchObject({ records: 0, reviewers: 0, aspects: [] })
  const year = new Date().getUTCFullYear()
  expect(await yearsOf()).toEqual([
    { year, editions: 1, renewed: 0, reports: 1, corrected: 1, takenDown: 0, withdrawn: 1, erased: 0 },
  ])
  expect(await publicRuns()).toMatchObject({
    fixity: null,
    drill: { succeeded: true },
    editions: { all: 1, compared: 0 },
  })
})
