import { z } from 'zod'
import { newerDraft, newestDraft } from '@/components/api/drafts'
import { sealBytes, unseal, unsealBytes } from '@/components/desk/text-sealing'
import { isSameContent } from '@/lib/records/same-content'
import { bytesWithContent, contentShape } from './content'
import { sendNews } from './draft-news'

const entrySchema = z.object({
  /** Each open page has its own key, so two tabs never overwrite each other's text. */
  key: z.string(),
  recordId: z.string(),
  memberId: z.string(),
  /** UNSAVED: the server didn't have it when it was kept. COPY: its author chose to keep it. */
  kind: z.enum(['UNSAVED', 'COPY']),
  baseVersion: z.int(),
  content: contentShape,
  /** ISO 8601 instant. */
  keptAt: z.string(),
})
export type KeptText = z.output<typeof entrySchema>

/** As it is stored: whose it is and of which record is plain, everything else is encrypted. Older versions of the archive stored that as text. */
const sealedSchema = entrySchema
  .pick({ key: true, recordId: true, memberId: true })
  .extend({ sealed: z.union([z.instanceof(Uint8Array<ArrayBuffer>), z.string()]) })

async function sealedOf({
  key,
  recordId,
  memberId,
  content,
  ...rest
}: KeptText): Promise<z.output<typeof sealedSchema>> {
  return { key, recordId, memberId, sealed: await sealBytes(memberId, key, bytesWithContent(rest, content)) }
}

/** A stored text of this member, also one that an older version of the archive stored as plain text; null for any other. */
async function opened(stored: unknown, memberId: string): Promise<KeptText | null> {
  const entry = sealedSchema.safeParse(stored).data
  if (!entry) return ownIn(stored, memberId)
  if (entry.memberId !== memberId) return null
  const { key, sealed } = entry
  const opening =
    typeof sealed === 'string' ? unseal(memberId, key, sealed) : unsealBytes(memberId, key, sealed)
  const rest = await opening.catch(() => null)
  return entrySchema.safeParse(typeof rest === 'object' && { ...rest, ...entry }).data ?? null
}

function ownIn(stored: unknown, memberId: string): KeptText | null {
  const text = entrySchema.safeParse(stored).data
  return text?.memberId === memberId ? text : null
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stele', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('texts', { keyPath: 'key' }).createIndex('recordId', 'recordId')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new DOMException(undefined, 'InvalidStateError'))
  })
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('texts', mode)
      const request = work(transaction.objectStore('texts'))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/**
 * Keeps a text in this browser until `deleteText`, encrypted for its member. Rejects where the browser refuses (private windows, no space) or
 * the member's key can't be fetched.
 */
export async function keepText(text: KeptText): Promise<void> {
  const sealed = await sealedOf(text)
  await inStore('readwrite', (store) => store.put(sealed))
  sendNews({ kind: 'texts' })
}

/** Encrypts the texts that an older version of the archive stored for this member as plain text. */
export async function sealOldTexts(memberId: string): Promise<void> {
  const stored = await inStore<unknown[]>('readonly', (store) => store.getAll())
  for (const text of stored.flatMap((entry) => ownIn(entry, memberId) ?? [])) {
    const sealed = await sealedOf(text)
    await inStore('readwrite', (store) => {
      const reading = store.get(text.key)
      // It may have been discarded meanwhile.
      reading.onsuccess = () => {
        if (reading.result) store.put(sealed)
      }
      return reading
    })
  }
}

/** Deletes a text from this browser. */
export async function deleteText(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key))
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
  return release
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
  const [stored, alive] = await Promise.all([
    inStore<unknown[]>('readonly', (store) =>
      recordId === null ? store.getAll() : store.index('recordId').getAll(recordId),
    ),
    openPages(),
  ])
  const texts = await Promise.all(stored.map((entry) => opened(entry, memberId)))
  return texts
    .flatMap((text) => text ?? [])
    .map((text) => ({ ...text, isOpen: alive.has(lockOf(text.key)) }))
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
