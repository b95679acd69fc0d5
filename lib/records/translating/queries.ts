import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { parseId } from '@/lib/input'
import { getTranslator } from '@/lib/settings/language'
import { wordsOf } from '@/lib/text/walk'
import { partsOf } from '../parts'
import { kindOfRecord } from '../queries'
import type { Difference } from '../revisions/compare'
import { compareAside } from '../revisions/compare-aside'
import { type RecordContent, storedContent } from '../schema'
import type { ChangedBlocks } from './blocks'
import { changedBlocksAside } from './blocks-aside'

/** The version of an original that its translations follow: what readers see, or the newest revision where nothing is public; null without one. */
export async function versionToFollow(tx: Tx, originalId: string) {
  const record = await tx.record.findUniqueOrThrow({
    where: { id: originalId },
    select: {
      live: { select: { revision: true } },
      revisions: { orderBy: { number: 'desc' }, take: 1 },
    },
  })
  return record.live?.revision ?? record.revisions[0] ?? null
}

/**
 * What is shown of one block of the original: how it changed, its place in the version that was translated, and its words that differ from that.
 */
export type BesideBlock = { is: 'SAME' | 'CHANGED' | 'ADDED'; was: number | null; runs: Difference['runs'] }

export type Beside = {
  original: { id: string; title: string; language: string }
  content: RecordContent
  /** The number of the revision that is shown, which the translation can follow; null for a draft without revisions. */
  version: { id: string; number: number } | null
  /** The number of the revision that the translation follows; null until someone said it. */
  follows: number | null
  /** True when the translation doesn't follow the version that is shown. */
  isBehind: boolean
  blocks: BesideBlock[]
  /** The types of the blocks of the version that the translation follows. */
  followed: string[]
  removed: { at: number; text: string }[]
  /** What differs outside of the text: title, summary, fields. */
  details: Difference[]
}

/**
 * The original of a translation, to translate it side by side, with what changed in it since the version that the translation follows. Null for a
 * record that is no translation, or whose original the actor can't see. `NotFound` for a record that they can't see.
 */
export async function originalBeside(actor: Actor, recordId: string): Promise<Beside | null> {
  const kind = await kindOfRecord(actor, recordId)
  const link = await db.recordTranslation.findUnique({
    where: { recordId: parseId(recordId), original: { ...visibleTo(actor), state: { not: 'ERASED' } } },
    select: {
      revision: { select: { id: true, number: true, content: true, contentHash: true } },
      original: { select: { id: true, draft: { select: { content: true } } } },
    },
  })
  if (!link?.original.draft) return null
  const { original, revision: followed } = link
  const version = await versionToFollow(db, original.id)
  const content = storedContent(kind, version?.content ?? original.draft?.content)
  const isChanged = version !== null && followed !== null && version.contentHash !== followed.contentHash
  const before = isChanged ? storedContent(kind, followed.content) : content
  const { blocks, removed } = await changedBlocksAside(actor.id, before.body.content, content.body.content)
  const t = await getTranslator()
  const shown = { title: content.title, language: content.language }
  return {
    original: { id: original.id, ...shown },
    content,
    version: version && { id: version.id, number: version.number },
    follows: followed?.number ?? null,
    isBehind: version !== null && (followed === null || isChanged),
    ...(await withRuns(actor, content, blocks)),
    followed: before.body.content.map(({ type }) => type),
    removed,
    details: isChanged
      ? await compareAside(actor.id, detailsOf(kind, before, t), detailsOf(kind, content, t))
      : [],
  }
}

/** The parts of a content that aren't in its text. */
const detailsOf = (kind: string, content: RecordContent, t: Awaited<ReturnType<typeof getTranslator>>) =>
  partsOf(kind, content, new Map(), t).filter(({ key }) => /^[a-z]/.test(key) && key !== 'body')

async function withRuns(
  actor: Actor,
  content: RecordContent,
  blocks: ChangedBlocks['blocks'],
): Promise<{ blocks: BesideBlock[] }> {
  const changed = blocks.flatMap((block, index) =>
    block.is === 'CHANGED' ? [{ index, before: block.before }] : [],
  )
  const partOf = (index: number, text: string) => ({ key: String(index), label: String(index), text })
  const differences = await compareAside(
    actor.id,
    changed.map(({ index, before }) => partOf(index, before)),
    changed.map(({ index }) => {
      const node = content.body.content[index]
      return partOf(index, node ? wordsOf(node).trim() : '')
    }),
  )
  const runsOf = new Map(differences.map(({ label, runs }) => [label, runs]))
  return {
    blocks: blocks.map(({ is, was }, index) => ({ is, was, runs: runsOf.get(String(index)) ?? [] })),
  }
}
