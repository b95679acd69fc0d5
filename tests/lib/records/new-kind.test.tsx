import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { editionJsonLd, editionMetadata } from '@/app/(archive)/records/[slug]/edition-metadata'
import { ArchiveHeader } from '@/components/archive/ArchiveHeader'
import { RecordPage } from '@/components/archive/record/RecordPage'
import { SourceShelf } from '@/components/citing/source-shelf'
import { RecordFields } from '@/components/records/fields/RecordFields'
import { RecordFilters } from '@/components/records/list/RecordFilters'
import { NewRecordForm } from '@/components/records/NewRecordForm'
import { RecordHeader } from '@/components/records/RecordHeader'
import type { Actor } from '@/lib/access'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { liveEdition, type PublicEdition } from '@/lib/editions/queries'
import { Conflict } from '@/lib/errors'
import { publicRecord } from '@/lib/exchange/records'
import { messagesOf } from '@/lib/messages/catalogue'
import { createRecord } from '@/lib/records/commands'
import { filtersSchema } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/lists'
import { getRecord } from '@/lib/records/queries'
import { submittableSchemaOf } from '@/lib/records/schema'
import { findingsOf } from '@/lib/review/findings/report'
import { queueFiltersSchema } from '@/lib/review/queue/filters'
import { conflictsOf } from '@/lib/review/source-facts/source-conflicts'
import { search, searchSchema, searchWithFacets } from '@/lib/search/queries'
import { unsetSettings } from '@/lib/settings/schema'
import { resetModules } from '@/tests/support/database'
import { citingOf } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import {
  chainOf,
  contentOf,
  copyText,
  makeApproved,
  makeHolding,
  makeMember,
  makePassage,
  makeSource,
  passageText,
  printed,
  timelineEvent,
} from '@/tests/support/factories'
import { hearingMessages } from '@/tests/support/hearing'
import { htmlOf } from '@/tests/support/render'

// An earlier test file may have loaded the original list.
vi.hoisted(() => vi.resetModules())
vi.mock('@/lib/records/kinds/list', async (original) => {
  const { kindList } = await original<typeof import('@/lib/records/kinds/list')>()
  const { hearing } = await import('@/tests/support/hearing')
  return { kindList: [...kindList, hearing] }
})
afterAll(async () => {
  // Later files of the process have the same messages.
  Reflect.deleteProperty(messagesOf('en').kinds, kind)
  vi.doUnmock('@/lib/records/kinds/list')
  await resetModules()
})

const kind = 'hearing'
/** A Saturday, in another year than the docket number. */
const fields = {
  commission: { name: 'Commission on the Bridge', authorityId: null },
  venue: 'Town hall',
  held: printed('7 May 1921', '1921-05-07'),
  docket: '12-1920',
  heading: 'Minutes of evidence',
  capacity: 'witness',
}

let editor: Actor
let source: { id: string; title: string }
let recordId: string
let edition: PublicEdition

beforeAll(async () => {
  Object.assign(messagesOf('en').kinds, { [kind]: hearingMessages })
  const [author, reviewer, publisher, admin] = await Promise.all(
    (['EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const).map((role) => makeMember({ role })),
  )
  if (!author || !reviewer || !publisher || !admin) throw new Error('A member is missing')
  editor = author
  source = await makeSource(editor, { issued: printed('8 May 1921', '1921-05-08'), number: '12-1920' })
  const holding = await makeHolding(editor, source, { text: copyText })
  const passage = await makePassage(editor, holding.layer, passageText)
  const sittings = [timelineEvent(chainOf(source), { passageId: passage.id })]
  const record = await makeApproved(editor, reviewer, {
    kind,
    title: 'What the ferryman said',
    cited: { source, holding, passage },
    content: { fields: { ...fields, sittings } },
  })
  recordId = record.id
  await expect(publish(publisher, record.id, { revisionId: record.revisionId })).rejects.toThrow(Conflict)
  await saveConsent(admin, record.id, {
    version: 1,
    tier: 'OPEN',
    nameDisplay: 'PSEUDONYM',
    pseudonym: 'A ferryman',
    legalName: '',
    embargoUntil: null,
    transcriptApprovedOn: '1921-06-01',
    withdrawnOn: null,
    note: '',
  })
  await publish(publisher, record.id, { revisionId: record.revisionId })
  const live = await liveEdition(record.slug)
  if (!live) throw new Error('Nothing was published')
  edition = live
})

describe('a kind added as one file with its messages', () => {
  it('is offered with its description, and its form shows every declared field', () => {
    const offered = htmlOf(<NewRecordForm id={recordId} action={async () => null} />)
    expect(offered).toMatch(/value="hearing"/)
    expect(offered).toContain(hearingMessages.description)
    const form = htmlOf(
      <RecordFields
        kind={kind}
        value={contentOf(kind, { fields }).fields}
        onChange={() => {}}
        errors={{}}
        shelf={new SourceShelf([], async () => [], english)}
        keepAs="test"
      />,
    )
    for (const { label } of Object.values(hearingMessages.fields)) expect(form).toContain(label)
    for (const option of Object.values(hearingMessages.fields.capacity.options))
      expect(form).toContain(`>${option}</option>`)
    expect(form).toContain(hearingMessages.fields.held.hint)
    expect(form).toContain('value="12-1920"')
  })

  it('can be saved without its required fields and not submitted', async () => {
    const { id } = await createRecord(editor, { kind, title: 'Another hearing', language: 'en' })
    const { draft } = await getRecord(editor, id)
    const problems = submittableSchemaOf(kind).safeParse({ ...draft?.content, summary: 'What it is.' }).error
    expect(problems?.issues.map(({ path }) => path.join('.'))).toEqual(['fields.commission', 'fields.docket'])
  })

  it('has a public page with masthead, date, speaker, fields and timeline', () => {
    const html = htmlOf(<RecordPage citing={citingOf(edition)} />)
    const words = html.replace(/<[^>]+>/g, '')
    expect(words).toContain('Hearing · 7 May 1921')
    expect(words).toContain('Commission on the Bridge · Town hall')
    expect(html).toContain('>A ferryman</p>')
    expect(html).toMatch(/Docket number<\/dt><dd><bdi lang="en">12-1920/)
    expect(html).toMatch(/Heard as<\/dt><dd><bdi>Witness/)
    expect(html).not.toContain('Venue</dt>')
    expect(html).toContain('The bridge is said to be closed.')
    expect(html).toContain('“What the ferryman said.” Minutes of evidence.')
  })

  it('gives machines its own types, its date and its fields', async () => {
    expect(editionJsonLd(edition, new Map(), unsetSettings, english).mainEntity).toMatchObject({
      '@type': 'Report',
      dateCreated: '1921-05-07',
    })
    expect((await editionMetadata(edition, 'RECORD')).other).toMatchObject({ 'z:itemType': 'hearing' })
    const addressOf = (path: string) => `https://a.example${path}`
    const { fields } = await publicRecord({ edition, addressOf, positionOf: () => null }, english)
    expect(fields).toMatchObject({ commission: 'Commission on the Bridge', docket: '12-1920' })
  })

  it('can be chosen in every filter, and is found', async () => {
    expect(htmlOf(<ArchiveHeader archive={unsetSettings} page="/" />)).toContain(
      'href="/records?kind=hearing"',
    )
    expect(htmlOf(<RecordFilters key="desk" tags={[]} members={[]} collections={[]} />)).toContain(
      '<option value="hearing">Hearings</option>',
    )
    const { counts } = await searchWithFacets(searchSchema.parse({}))
    expect(counts.get('kind')).toContainEqual({ value: 'hearing', records: 1, label: null, language: null })
    expect(queueFiltersSchema.parse({ kind })).toEqual({ kind })
    const { records } = await listRecords(editor, filtersSchema.parse({ kind, q: 'ferryman' }))
    expect(records.map(({ id }) => id)).toEqual([recordId])
    const { found } = await search(searchSchema.parse({ kind, sort: 'dated' }))
    expect(found).toMatchObject([{ kind, attribution: 'Commission on the Bridge, 7 May 1921' }])
  })

  it('has the consent of its speaker', async () => {
    const { state } = await getRecord(editor, recordId)
    const record = { id: recordId, kind, state, title: 'A title', language: 'en' }
    expect(htmlOf(<RecordHeader record={record} current="overview" />)).toContain(
      `/desk/records/${recordId}/consent`,
    )
  })

  it('is checked by its source fields and its sitting', async () => {
    const { report } = await findingsOf(editor, recordId)
    const found = report.findings.map(({ check, place }) => [check, place.field])
    expect(found).toContainEqual(['number-year', 'fields.docket'])
    expect(found).toContainEqual(['impossible-date', 'fields.held'])
    const conflicts = await conflictsOf(editor, source.id, english)
    expect(conflicts.map(({ aspect, said }) => [aspect, said.map(({ text }) => text)])).toEqual([
      ['DATE', ['8 May 1921', '7 May 1921']],
    ])
  })
})
