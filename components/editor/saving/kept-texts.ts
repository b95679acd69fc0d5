import { newerDraft, newestDraft } from '@/components/api/drafts'
import { isSameContent } from '@/lib/records/same-content'
import { sendNews } from './draft-news'
import { type KeptText, putText, removeBase, removeSaved, removeText, storedTexts } from './text-store'

export type { KeptText } from './text-store'

/**
 * Keeps a text in this browser until `deleteText`, encrypted for its member. Rejects where the browser refuses (private windows, no space) or
 * the member's key can't be fetched.
 */
export async function keepText(text: KeptText): Promise<void> {
  await putText(text)
  sendNews({ kind: 'texts' })
}

/** Deletes a text from this browser. */
export async function deleteText(key: string): Promise<void> {
  await removeText(key)
  sendNews({ kind: 'texts' })
}

/** Deletes the text of an open page, which the server has. */
export async function deleteSaved(key: string): Promise<void> {
  await removeSaved(key)
  sendNews({ kind: 'texts' })
}

const lockOf = (key: string) => `stele-text-${key}`

/** Marks the text with this key as belonging to an open page, until that page releases it or ends (also when the browser is killed). */
export function claimKey(key: string): () => void {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  void navigator.locks?.request(lockOf(key), () => released)
  return () => {
    release()
    removeBase(key).catch(() => {})
  }
}

async function openPages(): Promise<Set<string | undefined>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(held.map(({ name }) => name))
}

/** The texts of one record, or of all (null). */
async function textsOf(
  recordId: string | null,
  memberId: string,
): Promise<(KeptText & { isOpen: boolean })[]> {
  const alive = await openPages()
  const isOpen = (key: string) => alive.has(lockOf(key))
  const texts = await storedTexts(recordId, memberId, isOpen)
  return texts
    .map((text) => ({ ...text, isOpen: isOpen(text.key) }))
    .sort((one, other) => other.keptAt.localeCompare(one.keptAt))
}

/** The texts of this record that this member left in this browser, newest first, without those of open pages. */
export async function leftTexts(recordId: string, memberId: string): Promise<KeptText[]> {
  return (await textsOf(recordId, memberId)).filter(({ isOpen }) => !isOpen)
}

/**
 * The texts of any record that this member left in this browser and the server doesn't have, newest first. `isGone`: this member finds the record
 * no more, so that no editor offers the text.
 */
export async function forgottenTexts(memberId: string): Promise<(KeptText & { isGone: boolean })[]> {
  const all = await textsOf(null, memberId)
  const left = all.filter(({ isOpen, kind }) => !isOpen && kind === 'UNSAVED')
  const records = Map.groupBy(left, ({ recordId }) => recordId)
  const found = await Promise.all(
    [...records].map(async ([recordId, texts]) => {
      const newest = await newestDraft(recordId, memberId)
      const isSaved = (text: KeptText) =>
        newest !== null && newest !== 'gone' && isSameContent(text.content, newest.content)
      for (const text of texts) if (isSaved(text)) await deleteText(text.key)
      return texts.filter((text) => !isSaved(text)).map((text) => ({ ...text, isGone: newest === 'gone' }))
    }),
  )
  return found.flat().sort((one, other) => other.keptAt.localeCompare(one.keptAt))
}

/** The texts of this record that this browser kept because the server didn't have them, newest first. `isOpen`: it belongs to an open page. */
export async function unsavedTexts(recordId: string, memberId: string) {
  return (await textsOf(recordId, memberId)).filter(({ kind }) => kind === 'UNSAVED')
}

/** Deletes the texts that the server has because their save arrived after the page was closed; returns the others. */
export async function withoutSaved<Text extends KeptText>(
  recordId: string,
  memberId: string,
  texts: readonly Text[],
): Promise<Text[]> {
  if (!texts.some(({ kind }) => kind === 'UNSAVED')) return [...texts]
  const newest = await newerDraft(recordId, 0, memberId).catch(() => null)
  const isSaved = ({ kind, content }: KeptText) =>
    kind === 'UNSAVED' && newest !== null && isSameContent(content, newest.content)
  for (const text of texts) if (isSaved(text)) await deleteText(text.key)
  return texts.filter((text) => !isSaved(text))
}
