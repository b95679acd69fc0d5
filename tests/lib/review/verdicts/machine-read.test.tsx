import '@/tests/support/database'
import '@/tests/support/media'
import { beforeAll, describe, expect, it } from 'vitest'
import RecordPage from '@/app/(archive)/records/[slug]/page'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { Invalid } from '@/lib/errors'
import { pageImageOf } from '@/lib/holdings/page-images'
import { message } from '@/lib/messages/message'
import { addCopyText } from '@/lib/relocation/copy-text'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict, type NewVerdict } from '@/lib/review/verdicts/verdicts'
import { workbenchOf } from '@/lib/review/workbench'
import { approve } from '@/lib/review/workflow/transitions'
import { english } from '@/tests/support/english'
import {
  copyText,
  makeHolding,
  makeMember,
  makePassage,
  makeSource,
  makeSubmitted,
  passageText,
  verifyAll,
} from '@/tests/support/factories'
import { makeMachineRead, makePicture } from '@/tests/support/machine-read'
import { publicData } from '@/tests/support/public-data'
import { rejection } from '@/tests/support/rejection'
import { htmlOf } from '@/tests/support/render'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

type Holding = Awaited<ReturnType<typeof makeHolding>>

/** A submitted record that quotes this copy, and a verdict on its wording. */
async function quoting(holding: Holding) {
  const passage = await makePassage(editor, holding.layer, passageText)
  const cited = { source: { id: holding.sourceId, title: 'A scan' }, holding, passage }
  const record = await makeSubmitted(editor, { title: 'A record of a scan', cited })
  const { reviewed } = await reviewOf(reviewer, record.id)
  const quotation = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
  if (!reviewed || !quotation) throw new Error('There is no quotation.')
  const verdict = (given: Partial<NewVerdict> = {}): NewVerdict => ({
    ...{ recordId: record.id, subjectType: 'QUOTATION', subjectId: quotation.id },
    ...{ aspect: 'VERBATIM', fingerprint: quotation.fingerprints.VERBATIM, outcome: 'VERIFIED', ...given },
  })
  return { record, reviewed, quotation, verdict }
}

const needsPage = { outcome: message('review.verdictRefused.pageImage', { page: 1 }) }
const refusal = async (work: Promise<unknown>) => {
  const error = await rejection(work)
  expect(error).toBeInstanceOf(Invalid)
  return (error as Invalid).fields
}

describe('a quotation of a machine-read text', () => {
  it('is verified only by a reviewer who has opened its page', async () => {
    const holding = await makeMachineRead(editor, await makeSource(editor), copyText)
    const { verdict } = await quoting(holding)
    expect(await refusal(giveVerdict(reviewer, verdict()))).toEqual(needsPage)
    // Neither a thumbnail nor someone else's look is one.
    await pageImageOf(reviewer, holding.id, 1, 'thumbnail')
    await pageImageOf(publisher, holding.id, 1, 'page')
    expect(await refusal(giveVerdict(reviewer, verdict()))).toEqual(needsPage)
    await giveVerdict(reviewer, verdict({ outcome: 'FAILED_VERIFICATION', note: 'One word differs.' }))
    await pageImageOf(reviewer, holding.id, 1, 'page')
    const { id } = await giveVerdict(reviewer, verdict({ note: 'It doesn’t.' }))
    expect(await db.verdict.findUniqueOrThrow({ where: { id } })).toMatchObject({ pageImage: true })
  })

  it('needs the page to be opened since it was submitted', async () => {
    const holding = await makeMachineRead(editor, await makeSource(editor), copyText)
    const { verdict } = await quoting(holding)
    await pageImageOf(reviewer, holding.id, 1, 'page')
    await sabotage(`UPDATE "PageView" SET at = now() - interval '1 day' WHERE "holdingId" = $1`, [holding.id])
    expect(await refusal(giveVerdict(reviewer, verdict()))).toEqual(needsPage)
    await pageImageOf(reviewer, holding.id, 1, 'large')
    await giveVerdict(reviewer, verdict())
  })

  it('can be verified against another copy with a page', async () => {
    const source = await makeSource(editor)
    const { verdict } = await quoting(await makeHolding(editor, source, { text: copyText, origin: 'OCR' }))
    const noPage = { outcome: message('review.verdictRefused.noPageImage') }
    expect(await refusal(giveVerdict(reviewer, verdict()))).toEqual(noPage)
    const holdingId = await makePicture(editor, source)
    expect(await refusal(giveVerdict(reviewer, verdict({ holdingId })))).toEqual(noPage)
    await pageImageOf(reviewer, holdingId, 1, 'page')
    await giveVerdict(reviewer, verdict({ holdingId }))
  })

  it('needs no page once a person has compared the text', async () => {
    const holding = await makeMachineRead(editor, await makeSource(editor), copyText)
    const edit = { basisId: holding.layer.id, start: 0, end: copyText.length, text: copyText, language: 'en' }
    await addCopyText(editor, holding.id, { ...edit, compared: true })
    const layer = await db.textLayer.findFirstOrThrow({
      where: { holdingId: holding.id },
      orderBy: { id: 'desc' },
    })
    expect(layer).toMatchObject({ origin: 'HUMAN', spans: [] })
    const { verdict, reviewed, quotation } = await quoting({ ...holding, layer })
    const [laid] = await workbenchOf(reviewer, reviewed, [quotation])
    expect(laid?.passage?.isMachineRead).toBe(false)
    const { id } = await giveVerdict(reviewer, verdict())
    expect(await db.verdict.findUniqueOrThrow({ where: { id } })).toMatchObject({ pageImage: false })
  })

  it('stays machine-read where a correction changed only some words', async () => {
    const holding = await makeMachineRead(editor, await makeSource(editor), copyText)
    const edit = { basisId: holding.layer.id, start: 0, end: 6, text: 'Behind', language: 'en' }
    await addCopyText(editor, holding.id, edit)
    const layer = await db.textLayer.findFirstOrThrow({
      where: { holdingId: holding.id },
      orderBy: { id: 'desc' },
    })
    const { verdict } = await quoting({ ...holding, layer })
    expect(await refusal(giveVerdict(reviewer, verdict()))).toEqual(needsPage)
  })
})

describe('the page of a record that quotes a machine-read text', () => {
  it('says that it was checked against the page image', async () => {
    const holding = await makeMachineRead(editor, await makeSource(editor), copyText)
    const { record, reviewed, quotation } = await quoting(holding)
    const [laid] = await workbenchOf(reviewer, reviewed, [quotation])
    expect(laid?.pages).toMatchObject([{ page: 1, words: passageText }])
    await pageImageOf(reviewer, holding.id, 1, 'page')
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId: record.revisionId })
    const { slug } = await publish(publisher, record.id, { revisionId: record.revisionId })
    const html = await htmlOf(await RecordPage({ params: Promise.resolve({ slug }) }))
    expect(html).toContain(english('archive.evidence.pageImageSeen'))
    const { body } = await publicData.record(slug)
    expect(JSON.stringify(body)).toContain('"machineRead":true')
  })
})
