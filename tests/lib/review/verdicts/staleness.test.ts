import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { saveConsent } from '@/lib/editions/consent'
import type { Aspect } from '@/lib/generated/prisma/enums'
import { saveDraft } from '@/lib/records/drafts'
import { reviewOf } from '@/lib/review/review'
import { aspects, checkableOf } from '@/lib/review/verdicts/aspects'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import type { SourceDraft } from '@/lib/sources/schema'
import {
  alteredPassageText,
  bodyOn,
  cite,
  doc,
  hop,
  makeCited,
  makeHolding,
  makeMember,
  makeSource,
  makeSubmitted,
  p,
  passageText,
  quotation,
} from '@/tests/support/factories'

let editor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
})

const reviewedNow = async (recordId: string) => (await reviewOf(reviewer, recordId)).reviewed?.subjects ?? []

/** A verdict on every aspect that can be reviewed anywhere in the record. */
async function judgeEverything(recordId: string) {
  for (const subject of await reviewedNow(recordId))
    for (const aspect of checkableOf(subject))
      await giveVerdict(reviewer, {
        recordId,
        subjectType: subject.type,
        subjectId: subject.id,
        fingerprint: subject.fingerprints[aspect],
        aspect,
        outcome: 'VERIFIED',
        note: 'Seen in the reading room.',
      })
}

const order: readonly string[] = aspects
/** "QUOTATION TITLE": every aspect without a valid verdict. */
const staleIn = async (recordId: string) =>
  (await reviewedNow(recordId)).flatMap(({ type, aspects }) =>
    aspects
      .filter(({ history, current }) => history.length > 0 && current === null)
      .map(({ aspect }) => `${type} ${aspect}`)
      .toSorted((a, b) => order.indexOf(a.split(' ')[1] ?? '') - order.indexOf(b.split(' ')[1] ?? '')),
  )
const allOf = (type: string, ...aspects: Aspect[]) => aspects.map((aspect) => `${type} ${aspect}`)

describe('a verdict becomes outdated when its evidence changes', () => {
  it('in every record that cites a corrected source title', async () => {
    const cited = await makeCited(editor)
    const elsewhere = await makeCited(editor)
    const chain = [hop(cited.source, { access: 'NOT_SEEN' }), hop(elsewhere.source)]
    const body = doc(quotation({ chain, passageId: elsewhere.passage.id }, passageText))
    const [cites, quotes, other] = [
      await makeSubmitted(editor, { content: { body: doc(p('It is said. ', cite([hop(cited.source)]))) } }),
      await makeSubmitted(editor, { content: { body } }),
      await makeSubmitted(editor, { cited: elsewhere }),
    ]
    for (const { id } of [cites, quotes, other]) await judgeEverything(id)
    await editSource(editor, cited.source.id, 1, { type: 'document', title: 'Its title as printed' })
    expect(await staleIn(cites.id)).toEqual(allOf('CITATION', 'TRACEABLE', 'ATTRIBUTION', 'TITLE'))
    expect(await staleIn(quotes.id)).toEqual(allOf('QUOTATION', 'TRACEABLE', 'ATTRIBUTION', 'TITLE'))
    expect(await staleIn(other.id)).toEqual([])
  })

  it.each([
    [
      'its date',
      { issued: { verbatim: '3 May', edtf: 'XXXX-05-03', basis: 'AS_PRINTED' } },
      ['TRACEABLE', 'DATE'],
    ],
    [
      'its author',
      { contributors: [{ role: 'author', family: null, given: null, literal: 'A staff writer' }] },
      ['TRACEABLE', 'ATTRIBUTION', 'AUTHOR'],
    ],
    ['its call number', { callNumber: 'Shelf 3' }, ['TRACEABLE']],
  ] as [string, Partial<SourceDraft>, Aspect[]][])(
    'for a source, %s is a separate part',
    async (_what, given, fallen) => {
      const source = await makeSource(editor)
      const record = await makeSubmitted(editor, {
        content: { body: doc(p('It is said. ', cite([hop(source)]))) },
      })
      await judgeEverything(record.id)
      await editSource(editor, source.id, 1, { type: 'document', title: source.title, ...given })
      expect(await staleIn(record.id)).toEqual(allOf('CITATION', ...fallen))
    },
  )

  it('in one edited quotation and nowhere else', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const record = await makeSubmitted(editor, {
      cited,
      content: { body: bodyOn(cited, passageText, ids) },
    })
    await judgeEverything(record.id)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = {
      ...record.content,
      summary: 'Another summary.',
      body: bodyOn(cited, alteredPassageText, ids),
    }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    expect(await staleIn(record.id)).toEqual(
      allOf('QUOTATION', 'TRACEABLE', 'VERBATIM', 'ATTRIBUTION', 'CONTEXT', 'CONSENT'),
    )
  })

  it('not when a better copy is added', async () => {
    const record = await makeSubmitted(editor)
    await judgeEverything(record.id)
    await makeHolding(editor, record.cited.source, { text: 'A better copy.', kind: 'FACSIMILE' })
    expect(await staleIn(record.id)).toEqual([])
  })

  it('on consent only, when the speaker changes it', async () => {
    const record = await makeSubmitted(editor, { kind: 'testimony' })
    await judgeEverything(record.id)
    const terms = {
      tier: 'RESTRICTED',
      nameDisplay: 'ANONYMOUS',
      legalName: '',
      pseudonym: '',
      embargoUntil: null,
      transcriptApprovedOn: null,
      withdrawnOn: null,
    } as const
    const publisher = await makeMember({ role: 'PUBLISHER' })
    await saveConsent(publisher, record.id, { ...terms, version: 1, note: 'Asked by letter.' })
    expect(await staleIn(record.id)).toEqual([])
    await saveConsent(publisher, record.id, { ...terms, version: 2, tier: 'OPEN', note: '' })
    expect(await staleIn(record.id)).toEqual(['QUOTATION CONSENT', 'CITATION CONSENT'])
  })

  it('never by the speaker’s name, which no fingerprint contains', async () => {
    const record = await makeSubmitted(editor, { kind: 'testimony' })
    const publisher = await makeMember({ role: 'PUBLISHER' })
    const named = (legalName: string, version: number) =>
      saveConsent(publisher, record.id, {
        version,
        tier: 'OPEN',
        nameDisplay: 'NAMED',
        legalName,
        pseudonym: '',
        embargoUntil: null,
        transcriptApprovedOn: null,
        withdrawnOn: null,
        note: '',
      })
    await named('One name', 1)
    const before = (await reviewedNow(record.id)).map(({ fingerprints }) => fingerprints)
    await named('Another name', 2)
    expect((await reviewedNow(record.id)).map(({ fingerprints }) => fingerprints)).toEqual(before)
  })
})
