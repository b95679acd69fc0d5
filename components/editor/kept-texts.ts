import { z } from 'zod'
import { contentShape } from './content'

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

/** Keeps a text in this browser until `forgetText`; rejects where the browser will not (private windows, no space). */
export async function keepText(text: KeptText): Promise<void> {
  await inStore('readwrite', (store) => store.put(text))
}

export async function forgetText(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key))
}

const lockOf = (key: string) => `stele-text-${key}`

/** Marks the texts of this page as its own for as long as it is open, also when the browser is killed. */
export function claimKey(key: string): void {
  void navigator.locks?.request(lockOf(key), () => new Promise(() => {}))
}

async function openPages(): Promise<Set<string | undefined>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(held.map(({ name }) => name))
}

/** What this member left in this browser for this record, newest first, without what other open pages are at work on. */
export async function leftTexts(recordId: string, memberId: string): Promise<KeptText[]> {
  const [stored, alive] = await Promise.all([
    inStore<unknown[]>('readonly', (store) => store.index('recordId').getAll(recordId)),
    openPages(),
  ])
  return stored
    .flatMap((entry) => entrySchema.safeParse(entry).data ?? [])
    .filter((text) => text.memberId === memberId && !alive.has(lockOf(text.key)))
    .sort((one, other) => other.keptAt.localeCompare(one.keptAt))
}
