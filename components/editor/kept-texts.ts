import { z } from 'zod'
import { newerDraft } from '@/components/api/drafts'
import { contentShape, isSameContent } from './content'
import { tellNews } from './draft-news'

const entrySchema = z.object({
  /** One a page that is open; so two tabs never overwrite each other's text. */
  key: z.string(),
  recordId: z.string(),
  memberId: z.string(),
  /** UNSAVED: not on the server when it was kept. COPY: laid aside by its writer. */
  kind: z.enum(['UNSAVED', 'COPY']),
  baseVersion: z.int(),
  content: contentShape,
  /** ISO 8601 instant. */
  keptAt: z.string(),
})
export type KeptText = z.output<typeof entrySchema>

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stele', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('texts', { keyPath: 'key' }).createIndex('recordId', 'recordId')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('The store of kept texts is blocked.'))
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

/** Keeps a text in this browser until `forgetText`; rejects where the browser refuses (private windows, no space). */
export async function keepText(text: KeptText): Promise<void> {
  await inStore('readwrite', (store) => store.put(text))
  tellNews({ kind: 'texts' })
}

export async function forgetText(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key))
  tellNews({ kind: 'texts' })
}

const lockOf = (key: string) => `stele-text-${key}`

/** Marks the text with this key as an open page's own until that page releases it or ends, also when the browser is killed. */
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

async function textsOf(recordId: string, memberId: string): Promise<(KeptText & { isOpen: boolean })[]> {
  const [stored, alive] = await Promise.all([
    inStore<unknown[]>('readonly', (store) => store.index('recordId').getAll(recordId)),
    openPages(),
  ])
  return stored
    .flatMap((entry) => entrySchema.safeParse(entry).data ?? [])
    .filter((text) => text.memberId === memberId)
    .map((text) => ({ ...text, isOpen: alive.has(lockOf(text.key)) }))
    .sort((one, other) => other.keptAt.localeCompare(one.keptAt))
}

/** The texts that this member left in this browser for this record, newest first, without those of pages that are open. */
export async function leftTexts(recordId: string, memberId: string): Promise<KeptText[]> {
  return (await textsOf(recordId, memberId)).filter(({ isOpen }) => !isOpen)
}

/** The texts of this record that this browser kept because the server didn't have them, newest first; `isOpen`: in an open page. */
export async function unsavedTexts(recordId: string, memberId: string) {
  return (await textsOf(recordId, memberId)).filter(({ kind }) => kind === 'UNSAVED')
}

/** Forgets the texts that the server has, because their save arrived although the page was closed before the answer; gives the others. */
export async function withoutSaved<Text extends KeptText>(
  recordId: string,
  memberId: string,
  texts: readonly Text[],
): Promise<Text[]> {
  if (!texts.some(({ kind }) => kind === 'UNSAVED')) return [...texts]
  const newest = await newerDraft(recordId, 0, memberId).catch(() => null)
  const isSaved = ({ kind, content }: KeptText) =>
    kind === 'UNSAVED' && newest !== null && isSameContent(content, newest.content)
  for (const text of texts) if (isSaved(text)) await forgetText(text.key)
  return texts.filter((text) => !isSaved(text))
}
