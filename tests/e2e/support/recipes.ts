// Content that a journey can ask for before it begins: its own rows in the journeys' archive, made by the ordinary commands.
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { publish as publishRecord, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { indexDrafts } from '@/lib/editions/indexing/drafts'
import { setMask } from '@/lib/editions/masking/commands'
import { addHolding } from '@/lib/holdings/add'
import { getHolding, readTextLayer } from '@/lib/holdings/queries'
import { actorByEmail } from '@/lib/members/queries'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision } from '@/lib/records/revisions/commands'
import { reviewOf } from '@/lib/review/review'
import { approve, submit } from '@/lib/review/workflow/transitions'
import { type DemoMemberKey, demoMembers } from '@/prisma/demo/members'
import {
  chainOf,
  cite,
  contentOf,
  doc,
  h,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
  sensitive,
  verifyAll,
} from '../../support/factories'
import { pdfOf } from '../../support/pdf'

async function member(key: DemoMemberKey) {
  const found = demoMembers.find((candidate) => candidate.key === key)
  if (!found) throw new Error(`There is no demo ${key}.`)
  return actorByEmail(found.email)
}

/** Sources, one of them with a copy and a passage in it. `heard`: what the copy reports, which the archive has not seen. */
type Evidence = {
  source: { id: string; title: string }
  heard: { id: string; title: string }
  holding: string
  passage: string
  words: string
}

async function makeEvidence(title: string): Promise<Evidence> {
  const editor = await member('editor')
  const words = `The bridge of “${title}” was closed on 3 May 1921, and 12 people did not return.`
  const source = await makeSource(editor, { type: 'report', title: `Report for “${title}”` })
  const heard = await makeSource(editor, {
    type: 'article-newspaper',
    title: `Article for “${title}”`,
    containerTitle: 'The Sample Courier',
  })
  const text = `A report of a sample town. ${words} The ferry went on.`
  const holding = await makeHolding(editor, source, { filename: 'report.txt', text })
  const passage = await makePassage(editor, holding.layer, words)
  return { source, heard, holding: holding.id, passage: passage.id, words }
}

type Given = {
  /** Different in each test: rows are found by it. */
  title: string
  kind?: string
  by?: DemoMemberKey
  /** Quotes the report as reporting the newspaper. */
  secondHand?: boolean
  /** A content warning of the record, and one of a second quotation. */
  warnings?: { record: string; quotation: string }
  /** A source and copy that another record cites too. */
  evidence?: Evidence
  summary?: string
  slug?: string
}

type Written = { title: string; heading?: string; paragraphs?: string[]; language?: string }

const writtenOf = ({ heading, paragraphs = [], language = 'en' }: Omit<Written, 'title'>) => ({
  body: doc(
    ...(heading ? [h(2, heading)] : []),
    ...(paragraphs.length > 0 ? paragraphs.map((text) => p(text)) : [p()]),
  ),
  language,
})

async function makeDraft({
  title,
  kind,
  by = 'editor',
  secondHand = false,
  warnings,
  evidence,
  summary,
  slug: chosen,
}: Given) {
  const found = evidence ?? (await makeEvidence(title))
  const chain = secondHand ? chainOf(found.heard, found.source) : chainOf(found.source)
  const bound = () => ({ chain, passageId: found.passage, language: 'en' })
  const body = doc(
    p('The report says that the bridge was closed. ', cite(chain, { passageId: found.passage })),
    quotation(bound(), found.words),
    ...(warnings ? [sensitive(warnings.quotation, quotation(bound(), found.words))] : []),
  )
  const { id, slug, version } = await makeRecord(await member(by), {
    title,
    ...(kind && { kind }),
    ...(chosen && { slug: chosen }),
    content: {
      body,
      contentWarning: warnings?.record ?? null,
      ...(summary !== undefined && { summary }),
    },
  })
  return { id, slug, version, evidence: found }
}

async function makeSubmitted(given: Given) {
  const record = await makeDraft(given)
  const { revisionId } = await submit(await member(given.by ?? 'editor'), record.id, {
    version: record.version,
  })
  return { ...record, revisionId }
}

async function makeApproved(given: Given) {
  const record = await makeSubmitted(given)
  const reviewer = await member('reviewer')
  await verifyAll(reviewer, record.id)
  const { problems } = await reviewOf(reviewer, record.id)
  if (problems.length > 0) await verifyAll(await makeMember({ role: 'REVIEWER' }), record.id)
  await approve(reviewer, record.id, { revisionId: record.revisionId })
  return record
}

/** Every recipe takes and gives what JSON can carry. */
export const recipes = {
  /** A newspaper among the names, and an issue of it that the archive has not seen. */
  async newspaper({ name }: { name: string }) {
    const editor = await member('editor')
    const { id } = await createAuthority(editor, { kind: 'PERIODICAL', name })
    const issue = { type: 'article-newspaper', title: `Article in ${name}`, containerTitle: name } as const
    return { id, issue: await makeSource(editor, issue) }
  },

  /** A source with a copy that has the text, and one that is known by its title only. */
  evidence: ({ title }: { title: string }) => makeEvidence(title),

  /** A source with a PDF as its copy. */
  async pdf({ title, pages }: { title: string; pages: string[] }) {
    const editor = await member('editor')
    const source = await makeSource(editor, { type: 'report', title })
    const about = { kind: 'FACSIMILE', language: 'en', filename: 'report.pdf' } as const
    async function* bytes() {
      yield new Uint8Array(pdfOf(pages))
    }
    await addHolding(editor, source.id, about, bytes())
    return source
  },

  /** A passage with these words in the newest text of a copy, to be cited. */
  async passage({ holding, words }: { holding: string; words: string }): Promise<Evidence> {
    const editor = await member('editor')
    const { source, textLayers } = await getHolding(editor, holding)
    const { text } = await readTextLayer(editor, textLayers[0]?.id ?? '')
    const layer = { id: textLayers[0]?.id ?? '', text }
    const passage = await makePassage(editor, layer, words)
    return { source, heard: source, holding, passage: passage.id, words }
  },

  /** A draft of the demo editor with these paragraphs. */
  async draft({ title, ...given }: Written) {
    const content = contentOf('account', { title, ...writtenOf(given) })
    const { id, slug, version } = await makeRecord(await member('editor'), { title, content })
    return { id, slug, version }
  },
  /** Writes the words of drafts, as a job does every minute. */
  wordsOfDrafts: async (_: Record<string, never>) => ({ written: await indexDrafts() }),
  /** Another text of such a draft, saved as a revision. */
  async revision({ id, version, title, ...given }: Written & { id: string; version: number }) {
    const editor = await member('editor')
    const content = contentOf('account', { title, ...writtenOf(given) })
    const saved = await saveDraft(editor, id, { baseVersion: version, content })
    return { ...saved, ...(await keepRevision(editor, id, '')) }
  },

  /** A draft that can be submitted: a citation and a quotation, bound to a copy. */
  citedDraft: makeDraft,
  /** The same of a testimony whose speaker stays unnamed, or has withdrawn consent. */
  async testimony({ name, isWithdrawn = false, ...given }: Given & { name: string; isWithdrawn?: boolean }) {
    const record = await makeDraft({ ...given, kind: 'testimony' })
    await saveConsent(await member('admin'), record.id, {
      ...{ version: 1, tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: name, pseudonym: '', note: '' },
      ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01' },
      withdrawnOn: isWithdrawn ? '2026-06-01' : null,
    })
    return record
  },
  /** The same, submitted for review. */
  submitted: makeSubmitted,
  /** The same, verified and approved by the demo reviewer. */
  approved: makeApproved,
  /** The same, published by the demo publisher. */
  async published(given: Given) {
    const record = await makeApproved(given)
    await publishRecord(await member('publisher'), record.id, { revisionId: record.revisionId })
    return record
  },
  /** Publishes an approved record. */
  async publication({ id, revisionId }: { id: string; revisionId: string }) {
    return publishRecord(await member('publisher'), id, { revisionId })
  },
  /** Withholds the words of an evidence from everything public. */
  async withheld({ passage }: Evidence) {
    const { start, end, textLayerId } = await db.passage.findUniqueOrThrow({ where: { id: passage } })
    return setMask(await member('publisher'), {
      textLayerId,
      start,
      end,
      kind: 'PRIVATE',
      reason: 'Asked for.',
    })
  },
  /** Withdraws the first edition of a record. */
  async withdrawal({ id, reason }: { id: string; reason: string }) {
    return withdraw(await member('publisher'), id, { edition: 1, reason })
  },
}
export type Recipes = typeof recipes
