import { z } from 'zod'
import { sealBytes, unseal, unsealBytes } from '@/components/desk/text-sealing'
import { bodyChange, bodyChangeSchema, changedBody } from '@/lib/text'
import { bytesWithContent, contentShape } from '../content'

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

/**
 * A long text is not written again with each key: its base, in a row of its own, is the text at an earlier moment, and the row of the text has what
 * changed since. A base by itself is not offered to anyone.
 */
const changedSchema = entrySchema.extend({
  content: contentShape.omit({ body: true }),
  change: bodyChangeSchema,
  /** When the base was kept. */
  baseKeptAt: z.string(),
})

/** As it is stored: whose it is and of which record is plain, everything else is encrypted. Older versions of the archive stored that as text. */
const rowSchema = entrySchema
  .pick({ key: true, recordId: true, memberId: true })
  .extend({ sealed: z.union([z.instanceof(Uint8Array<ArrayBuffer>), z.string()]) })
type Row = z.output<typeof rowSchema>

const BASE = ' base'
const baseKey = (key: string) => key + BASE
const isBase = ({ key }: Pick<Row, 'key'>) => key.endsWith(BASE)

/** The page's connection. Opening one for each key would take longer than writing. */
let connection: Promise<IDBDatabase> | null = null

function connect(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stele', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('texts', { keyPath: 'key' }).createIndex('recordId', 'recordId')
    request.onsuccess = () => {
      const database = request.result
      const forget = () => {
        connection = null
      }
      // The browser closed it, or a newer version of the archive wants to change the store.
      database.onclose = forget
      database.onversionchange = () => {
        forget()
        database.close()
      }
      resolve(database)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new DOMException(undefined, 'InvalidStateError'))
  })
}

function connected(): Promise<IDBDatabase> {
  const opening = connection ?? connect()
  connection = opening
  // The next call tries again.
  opening.catch(() => {
    if (connection === opening) connection = null
  })
  return opening
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await connected()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('texts', mode)
    const request = work(transaction.objectStore('texts'))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}

async function wholeRow({ key, recordId, memberId, content, ...rest }: KeptText): Promise<Row> {
  return { key, recordId, memberId, sealed: await sealBytes(memberId, key, bytesWithContent(rest, content)) }
}

/** A text has a base from so many blocks on. */
const LONG = 40
/** The share of the blocks that may have changed since the base. */
const CHANGED = 1 / 4

/** The bases that this page stored, by the keys of their texts. */
const bases = new Map<string, KeptText>()

/** The row of a text with a base; null when too much has changed since. */
async function changedRow(
  { key, recordId, memberId, content: { body, ...content }, ...rest }: KeptText,
  base: KeptText,
): Promise<Row | null> {
  const change = bodyChange(base.content.body, body)
  if (base.memberId !== memberId || change.blocks.length > body.content.length * CHANGED) return null
  const plain = new TextEncoder().encode(
    JSON.stringify({ ...rest, content, change, baseKeptAt: base.keptAt }),
  )
  return { key, recordId, memberId, sealed: await sealBytes(memberId, key, plain) }
}

/** Stores the row of a text with a base. Resolves to false where another page has removed the base. */
async function putChanged(row: Row): Promise<boolean> {
  const found = await inStore('readwrite', (store) => {
    const reading = store.getKey(baseKey(row.key))
    reading.onsuccess = () => {
      if (reading.result !== undefined) store.put(row)
    }
    return reading
  })
  return found !== undefined
}

/** Stores a text over the one with its key, encrypted for its member. Rejects where the browser refuses or the member's key can't be fetched. */
export async function putText(text: KeptText): Promise<void> {
  const { key, content } = text
  const base = bases.get(key)
  const changed = base && (await changedRow(text, base))
  if (changed && (await putChanged(changed))) return
  const isLong = content.body.content.length >= LONG
  const newBase = isLong ? await wholeRow({ ...text, key: baseKey(key) }) : null
  const row = (newBase && (await changedRow(text, text))) ?? (await wholeRow(text))
  await inStore('readwrite', (store) => {
    if (newBase) store.put(newBase)
    else store.delete(baseKey(key))
    return store.put(row)
  })
  if (newBase) bases.set(key, text)
  else bases.delete(key)
}

/** Removes a text that the server has. Its base stays for the next one with this key, until `removeText`. */
export async function removeSaved(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key))
}

/** Removes a text with its base. */
export async function removeText(key: string): Promise<void> {
  bases.delete(key)
  await inStore('readwrite', (store) => {
    store.delete(baseKey(key))
    return store.delete(key)
  })
}

/** Removes the base of a text that isn't there: the server has it. */
export async function removeBase(key: string): Promise<void> {
  bases.delete(key)
  await inStore('readwrite', (store) => {
    const reading = store.getKey(key)
    reading.onsuccess = () => {
      if (reading.result === undefined) store.delete(baseKey(key))
    }
    return reading
  })
}

function ownIn(stored: unknown, memberId: string): KeptText | null {
  const text = entrySchema.safeParse(stored).data
  return text?.memberId === memberId ? text : null
}

/** What a row of this member holds; undefined for a row of anyone else and for one that can't be read. */
async function unsealed({ key, memberId: owner, sealed }: Row, memberId: string): Promise<unknown> {
  if (owner !== memberId) return undefined
  const opening =
    typeof sealed === 'string' ? unseal(memberId, key, sealed) : unsealBytes(memberId, key, sealed)
  return opening.catch(() => undefined)
}

async function wholeText(row: Row, memberId: string): Promise<KeptText | null> {
  const rest = await unsealed(row, memberId)
  const { key, recordId } = row
  const whole = typeof rest === 'object' && { ...rest, key, recordId, memberId }
  return entrySchema.safeParse(whole).data ?? null
}

/** The text of a row, from its base and what changed since, where it has one. */
async function textOf(row: Row, rows: readonly Row[], memberId: string): Promise<KeptText | null> {
  const rest = await unsealed(row, memberId)
  if (typeof rest !== 'object') return null
  const { key, recordId } = row
  const text = { ...rest, key, recordId, memberId }
  const changed = changedSchema.safeParse(text).data
  if (!changed) return entrySchema.safeParse(text).data ?? null
  const baseRow = rows.find((one) => one.key === baseKey(key))
  const base = baseRow && (await wholeText(baseRow, memberId))
  const { change, baseKeptAt, content, ...others } = changed
  if (base?.keptAt !== baseKeptAt) return null
  const body = changedBody(base.content.body, change)
  return entrySchema.safeParse({ ...others, content: { ...content, body } }).data ?? null
}

/**
 * The texts of one record, or of all (null), that this member has in this browser. Removes bases whose text isn't there, except those of open pages.
 */
export async function storedTexts(
  recordId: string | null,
  memberId: string,
  isOpen: (key: string) => boolean,
): Promise<KeptText[]> {
  const stored = await inStore<unknown[]>('readonly', (store) =>
    recordId === null ? store.getAll() : store.index('recordId').getAll(recordId),
  )
  const rows = stored.flatMap((one) => rowSchema.safeParse(one).data ?? [])
  const keys = new Set(rows.map(({ key }) => key))
  for (const { key } of rows.filter(isBase)) {
    const text = key.slice(0, -BASE.length)
    if (!keys.has(text) && !isOpen(text)) await removeBase(text)
  }
  const texts = await Promise.all(
    stored.map(async (one) => {
      const row = rowSchema.safeParse(one).data
      if (!row) return ownIn(one, memberId)
      return isBase(row) ? null : textOf(row, rows, memberId)
    }),
  )
  return texts.flatMap((text) => text ?? [])
}

/** Encrypts the texts that an older version of the archive stored for this member as plain text. */
export async function sealOldTexts(memberId: string): Promise<void> {
  const stored = await inStore<unknown[]>('readonly', (store) => store.getAll())
  for (const text of stored.flatMap((entry) => ownIn(entry, memberId) ?? [])) {
    const sealed = await wholeRow(text)
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
