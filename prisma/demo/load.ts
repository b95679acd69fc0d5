import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { setMask } from '@/lib/editions/masking/commands'
import { Conflict } from '@/lib/errors'
import { addTextHolding } from '@/lib/holdings/add'
import { createPassage } from '@/lib/holdings/passages'
import { createMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/steward'
import { message } from '@/lib/messages/message'
import { createPage, publishPage, savePage } from '@/lib/pages/commands'
import { createRecord } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import { kindOf } from '@/lib/records/kinds'
import { archiveSettings, changeSettings } from '@/lib/settings/settings'
import { createSource } from '@/lib/sources/commands'
import { actBodies } from './acts'
import { contentOf, type Ground } from './content'
import { type DemoMemberKey, demoMembers } from './members'
import { graphic, noteText, type StatementKey, statements } from './note'
import { demoPages, demoSettings } from './presentation'
import { demoRecords } from './records'
import { takeThroughReview } from './review'
import type { DemoRecord } from './shapes'
import { demoSources, periodicals } from './sources'

type Team = Record<DemoMemberKey, Actor>

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
    { kind: 'PLACE' as const, name: 'Khojaly' },
    { kind: 'PLACE' as const, name: 'Agdam' },
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

const rangeOf = ({ start, end }: { start: number; end: number }) => ({ start, end })

/** Adds the copy of the note, one passage in it for each statement, and a mask for each graphic one. */
async function holdNote(editor: Actor, sourceId: string) {
  const { id: holdingId, textLayerId } = await addTextHolding(editor, sourceId, {
    kind: 'ORIGINAL',
    text: noteText,
    language: 'en',
    obtainedFrom: 'this project, which wrote it',
    rights: 'MIT licence',
  })
  const passages = new Map<StatementKey, string>()
  for (const [key, words] of Object.entries(statements) as [StatementKey, string][]) {
    const start = noteText.indexOf(words)
    const passage = await createPassage(editor, {
      textLayerId,
      start,
      end: start + words.length,
      locator: null,
    })
    passages.set(key, passage.id)
    const reason = graphic[key]
    if (reason) await setMask(editor, { textLayerId, kind: 'GRAPHIC', reason, ...rangeOf(passage) })
  }
  return { holdingId, passages }
}

async function writeRecord(team: Team, record: DemoRecord, ground: Ground): Promise<string> {
  const author = team[record.by]
  const { kind, title, slug } = record
  const { id } = await createRecord(author, { kind, title, slug, language: 'en' })
  await saveDraft(author, id, { baseVersion: 1, content: contentOf(record, ground) })
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
  return id
}

/**
 * Loads the demo archive through the ordinary commands, so that it obeys every rule. `Conflict` when the database isn't empty: the demo
 * never mixes with an archive.
 */
export async function loadDemo(): Promise<{ records: number; published: number }> {
  if ((await db.member.count()) + (await db.source.count()) + (await db.record.count()) > 0)
    throw new Conflict(message('commands.demo.notEmpty'))
  const team = await makeTeam()
  await presentArchive(team.admin)
  const authorities = await makeAuthorities(team.editor)
  const sources = await makeSources(team.editor, authorities)
  const noteId = sources.get('note')
  if (!noteId) throw new Error('The demo archive has no note.')
  const { holdingId, passages } = await holdNote(team.editor, noteId)
  const ground = { authorities, sources, passages }
  let published = 0
  for (const record of demoRecords) {
    const id = await writeRecord(team, record, ground)
    const revisionId = await takeThroughReview(team, id, record, holdingId)
    if (record.state !== 'PUBLISHED' || !revisionId) continue
    await publish(team.publisher, id, { revisionId })
    published += 1
  }
  return { records: demoRecords.length, published }
}
