import 'server-only'
import { diffWordsWithSpace } from 'diff'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { demandReadable } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import { editBetween } from './text-edit'

/** Corrections that are shown, the newest first. */
const MOST = 20
/** UTF-16 units of a change that are compared word by word, and that are shown before and after it. */
const COMPARED = 20_000
const AROUND = 60
const TIMEOUT = 40

/** Words that stayed, came or went. */
export type ChangedWords = { text: string; is: 'SAME' | 'ADDED' | 'REMOVED' }
export type Correction = { id: string; createdAt: Date; language: string; words: ChangedWords[] }

/** The corrections of the text of a copy, the newest first, each with the words that it changed. `NotFound` for a copy that the actor can't read. */
export async function correctionsOf(actor: Actor, holdingId: string): Promise<Correction[]> {
  const id = parseId(holdingId)
  await demandReadable(db, actor, id)
  const layers = await db.textLayer.findMany({
    where: { holdingId: id, correctedFromId: { not: null } },
    select: {
      id: true,
      createdAt: true,
      language: true,
      text: true,
      correctedFrom: { select: { text: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  })
  return layers.map(({ text, correctedFrom, ...layer }) => ({
    ...layer,
    words: changedWords(correctedFrom?.text ?? '', text),
  }))
}

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
  const changes = diffWordsWithSpace(removed, added, { timeout: TIMEOUT })
  if (!changes) return null
  return changes.map(({ value, added = false, removed = false }) => ({
    text: value,
    is: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
  }))
}
