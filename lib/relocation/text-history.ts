import 'server-only'
import { diffWordsWithSpace } from 'diff'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { demandReadable, logPassages } from '@/lib/holdings/access'
import { editBetween } from '@/lib/holdings/moved-ranges/text-edit'
import { parseId } from '@/lib/input'

/** Corrections that are shown, the newest first. At most two whole texts are in memory for them. */
const MOST = 5
/** UTF-16 units of a change that are compared word by word, and that are shown before and after it. */
const COMPARED = 20_000
const AROUND = 60
/** Words that may differ, so that it takes less than 50 ms. */
const MOST_DIFFERENT = 500

/** Words that stayed, came or went. */
type ChangedWords = { text: string; is: 'SAME' | 'ADDED' | 'REMOVED' }
export type Correction = { id: string; createdAt: Date; language: string; words: ChangedWords[] }

/** The corrections of the text of a copy, the newest first, each with the words that it changed. `NotFound` for a copy that the actor can't read. */
export async function correctionsOf(actor: Actor, holdingId: string): Promise<Correction[]> {
  const id = parseId(holdingId)
  await demandReadable(db, actor, id)
  await logPassages(actor, [id])
  const layers = await db.textLayer.findMany({
    where: { holdingId: id, correctedFromId: { not: null } },
    select: { id: true, createdAt: true, language: true, correctedFromId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  })
  const corrections: Correction[] = []
  // The text that a correction corrects is often the next one's result.
  const known = new Map<string, string>()
  for (const { correctedFromId, ...layer } of layers) {
    const now = known.get(layer.id) ?? (await textOf(layer.id))
    const old = correctedFromId === null ? '' : await textOf(correctedFromId)
    known.clear()
    if (correctedFromId !== null) known.set(correctedFromId, old)
    corrections.push({ ...layer, words: changedWords(old, now) })
  }
  return corrections
}

const textOf = async (id: string): Promise<string> =>
  (await db.textLayer.findUniqueOrThrow({ where: { id }, select: { text: true } })).text

function changedWords(old: string, now: string): ChangedWords[] {
  const { start, end, text } = editBetween(old, now)
  const removed = old.slice(start, end)
  const around = (words: string): ChangedWords[] => (words === '' ? [] : [{ text: words, is: 'SAME' }])
  return [
    ...around(old.slice(Math.max(0, start - AROUND), start)),
    ...(comparedWords(removed, text) ?? [
      { text: removed.slice(0, COMPARED), is: 'REMOVED' as const },
      { text: text.slice(0, COMPARED), is: 'ADDED' as const },
    ]),
    ...around(old.slice(end, end + AROUND)),
  ]
}

/** Null when the change is too large to compare. */
function comparedWords(removed: string, added: string): ChangedWords[] | null {
  if (removed.length + added.length > COMPARED) return null
  const changes = diffWordsWithSpace(removed, added, { maxEditLength: MOST_DIFFERENT })
  if (!changes) return null
  return changes.map(({ value, added = false, removed = false }) => ({
    text: value,
    is: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
  }))
}
