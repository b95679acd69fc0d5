import { isSealed, seal, unseal } from './text-sealing'

/** Runs work on the browser's storage. It may be full or disabled: then nothing is kept, and nothing else changes. */
function quietly<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch {
    return null
  }
}

/** The member in the name of an entry: stele-<what>-<member>-<the rest>. */
const ownerIn = (name: string): string | null =>
  /^stele-[a-z]+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(name)?.[1] ?? null

/** The newest write of each name: encrypting takes a moment, and an older write must not end after it. */
const newest = new Map<string, symbol>()

/** The reading of each name that was begun last and hasn't ended. */
const reading = new Map<string, Promise<unknown>>()

/** True while the value under this name is being read. */
export const isBeingRead = (name: string): boolean => reading.has(name)

/** Resolves when the values under these names have been read, as far as that was begun, and those who asked for them have them. */
export async function whenRead(names: readonly string[]): Promise<void> {
  const begun = names.flatMap((name) => reading.get(name) ?? [])
  if (begun.length === 0) return
  await Promise.all(begun)
  await new Promise((resolve) => setTimeout(resolve))
}

/** The value that this browser keeps under this name, or null; also when it can't be read or is written again meanwhile. */
export function readEntry(name: string): Promise<unknown> {
  const read: Promise<unknown> = storedValue(name).finally(() => {
    if (reading.get(name) === read) reading.delete(name)
  })
  reading.set(name, read)
  return read
}

async function storedValue(name: string): Promise<unknown> {
  const owner = ownerIn(name)
  const raw = quietly(() => localStorage.getItem(name))
  const turn = newest.get(name)
  if (owner === null || raw === null) return null
  try {
    const value = isSealed(raw) ? await unseal(owner, name, raw) : JSON.parse(raw)
    return newest.get(name) === turn ? value : null
  } catch {
    return null
  }
}

/** The values that this browser keeps under names that begin so, by name; without those that can't be read. */
export async function readEntries(beginning: string): Promise<Map<string, unknown>> {
  const names = (quietly(() => Object.keys(localStorage)) ?? []).filter((name) => name.startsWith(beginning))
  const values = await Promise.all(names.map(async (name) => [name, await readEntry(name)] as const))
  return new Map(values.filter(([, value]) => value !== null))
}

/** Keeps a value in this browser, encrypted for the member in its name; null deletes it at once. */
export async function writeEntry(name: string, value: unknown): Promise<void> {
  const owner = ownerIn(name)
  const turn = Symbol(name)
  newest.set(name, turn)
  if (value === null || owner === null) {
    quietly(() => localStorage.removeItem(name))
    return
  }
  const sealed = await seal(owner, name, value).catch(() => null)
  if (sealed !== null && newest.get(name) === turn) quietly(() => localStorage.setItem(name, sealed))
}

/** Encrypts what an older version of the archive kept here for this member as plain text; deletes what it kept for no one in particular. */
export async function sealOldEntries(memberId: string): Promise<void> {
  const names = quietly(() => Object.keys(localStorage)) ?? []
  for (const name of names) {
    if (name.startsWith('stele-review-place-')) quietly(() => localStorage.removeItem(name))
    const raw = quietly(() => localStorage.getItem(name))
    if (ownerIn(name) !== memberId || raw === null || isSealed(raw)) continue
    const value: unknown = quietly(() => JSON.parse(raw))
    const sealed = await seal(memberId, name, value)
    if (quietly(() => localStorage.getItem(name)) === raw) quietly(() => localStorage.setItem(name, sealed))
  }
}
