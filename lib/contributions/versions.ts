import { z } from 'zod'
import { type Contributors, distinct, membersIn } from './contributors'
import { runsOf } from './shared-text'

/** One part of a version: what a contributor changes, and what a verdict or a publication covers. */
export type Part = {
  /** The same in every version, for a part that keeps its identity. */
  readonly key: string
  /** The content, so that two are equal when their values are. */
  readonly value: string
  /** Its words, where it has any. */
  readonly text: string | null
  /** The thing that it belongs to, such as one quotation; null for a part of the whole. */
  readonly owner: string | null
  /** False for parts that are only known by their content, such as paragraphs: their keys are positions. */
  readonly isNamed: boolean
}

/** A version with its contributors. */
export type Version = { parts: readonly Part[]; contributors: Contributors }

/** Runs of words that were removed from a text, by the members who had written them. */
type RemovedText = Readonly<Record<string, readonly number[]>>

const removedSchema = z.record(z.string(), z.array(z.int()))

/** The removed text of a stored draft. */
export const storedRemovedText = (stored: unknown): RemovedText => removedSchema.parse(stored)

type Change = {
  /** The current version first, then others that the new one takes content from. */
  from: readonly Version[]
  removed: RemovedText
  /** Runs of words that members have suggested, by who suggested them. */
  suggested?: RemovedText
  to: readonly Part[]
  /** The members who make the change. */
  by: readonly string[]
}

/**
 * The contributors of a version after a change. An unchanged part keeps its members. A new or changed part has the members who made the
 * change, the members that it had before, and those of every part of the versions before with which it shares four words in a row, also
 * when these were removed earlier or only suggested. A thing with a new id takes the members of the thing that it was copied from. So no one
 * leaves a part while any of their content may remain. Members who remove or move a paragraph join the one that follows there.
 */
export function contributorsAfter({ from, removed, suggested = {}, to, by }: Change): {
  contributors: Contributors
  removed: RemovedText
} {
  const [before] = from
  const removedAfter = before ? withRemoved(removed, before, to) : removed
  const others = [removed, suggested]
  const only = onlyMember(from, others, by)
  if (only !== null)
    return { contributors: Object.fromEntries(to.map(({ key }) => [key, [only]])), removed: removedAfter }
  const versions = from.map(indexed)
  const [current] = versions
  const members = to.map((part) => ({ part, kept: current ? unchangedIn(current, part) : null }))
  const changed = members.flatMap(({ part, kept }) => (kept === null ? [part] : []))
  const origins = originsOf(changed, versions, others)
  const beside = current ? besideChanges(current, to) : new Set<string>()
  const entries = members.map(({ part, kept }): [string, string[]] => {
    const also = versions.slice(1).map((version) => unchangedIn(version, part) ?? [])
    if (kept !== null) return [part.key, distinct([kept, ...also, beside.has(part.key) ? by : []])]
    const before = part.isNamed ? versions.map((version) => membersOfKey(version, part.key)) : []
    const copied = part.owner === null || current?.owners.has(part.owner) ? [] : origins.ofOwner(part.owner)
    return [part.key, distinct([by, ...also, ...before, origins.of(part), copied])]
  })
  return { contributors: Object.fromEntries(entries), removed: removedAfter }
}

/** The member who wrote all there was and makes the change alone; null where anyone else is in it. Most drafts have one author. */
function onlyMember(
  from: readonly Version[],
  words: readonly RemovedText[],
  by: readonly string[],
): string | null {
  const [only = '', ...others] = by
  const isOnly = ({ parts, contributors }: Version) =>
    parts.every(({ key }) => {
      const members = membersIn(contributors, key)
      return members.length === 1 && members[0] === only
    })
  if (only === '' || others.length > 0) return null
  return words.flatMap(Object.keys).every((ids) => ids === only) && from.every(isOnly) ? only : null
}

/** The keys of unchanged paragraphs that follow another one, or none, than before, because those between were removed or moved. */
function besideChanges({ parts, byValue }: Indexed, to: readonly Part[]): ReadonlySet<string> {
  const numbers = new Map([...byValue.keys()].map((value, number) => [value, String(number)]))
  /** The paragraphs in order, as numbers; a changed or new one has none. The text begins and ends with an empty one. */
  const orderOf = (all: readonly Part[]) => {
    const blocks = all.filter(({ isNamed }) => !isNamed)
    return { blocks, order: ['', ...blocks.map(({ value }) => numbers.get(value)), ''] }
  }
  const before = new Set<string>()
  orderOf(parts).order.forEach((number, at, all) => {
    if (at > 0) before.add(`${all[at - 1]} ${number}`)
  })
  const { blocks, order } = orderOf(to)
  return new Set(
    order.flatMap((number, at) => {
      const previous = order[at - 1]
      if (at === 0 || number === undefined || previous === undefined) return []
      // At the end, the last paragraph counts as the one that follows.
      const block = blocks[at - 1] ?? blocks.at(-1)
      return block && !before.has(`${previous} ${number}`) ? [block.key] : []
    }),
  )
}

type Indexed = Version & {
  byKey: ReadonlyMap<string, Part>
  /** The members of unnamed parts, by value. */
  byValue: ReadonlyMap<string, readonly string[]>
  owners: ReadonlySet<string>
}

function indexed(version: Version): Indexed {
  const byValue = new Map<string, readonly string[]>()
  for (const { key, value, isNamed } of version.parts)
    if (!isNamed)
      byValue.set(value, distinct([byValue.get(value) ?? [], membersIn(version.contributors, key)]))
  return {
    ...version,
    byKey: new Map(version.parts.map((part) => [part.key, part])),
    byValue,
    owners: new Set(version.parts.flatMap(({ owner }) => owner ?? [])),
  }
}

const membersOfKey = ({ byKey, contributors }: Indexed, key: string): readonly string[] =>
  byKey.has(key) ? membersIn(contributors, key) : []

/** The members of the part where the version has the same one with the same content; null where it hasn't. */
function unchangedIn(version: Indexed, { key, value, isNamed }: Part): readonly string[] | null {
  if (!isNamed) return version.byValue.get(value) ?? null
  return version.byKey.get(key)?.value === value ? membersIn(version.contributors, key) : null
}

type Origins = { of: (part: Part) => readonly string[]; ofOwner: (owner: string) => readonly string[] }

/** The members whose words the changed parts contain, and the members of the things that new things were copied from. */
function originsOf(
  changed: readonly Part[],
  versions: readonly Indexed[],
  words: readonly RemovedText[],
): Origins {
  const wanted = new Map(changed.map((part) => [part, runsOf(part.text)]))
  const writers = new Map<number, Set<string>>()
  const owners = new Map<number, Set<string>>()
  for (const own of wanted.values())
    for (const run of own) {
      writers.set(run, new Set())
      owners.set(run, new Set())
    }
  const add = (map: typeof writers, run: number, members: readonly string[]) => {
    for (const member of members) map.get(run)?.add(member)
  }
  for (const version of writers.size > 0 ? versions : []) {
    const together = membersOfOwners(version)
    for (const { key, text, owner } of version.parts)
      for (const run of runsOf(text)) {
        if (!writers.has(run)) continue
        add(writers, run, membersIn(version.contributors, key))
        add(owners, run, (owner !== null && together.get(owner)) || [])
      }
  }
  for (const [ids, gone] of words.flatMap((one) => Object.entries(one)))
    for (const run of gone.includes(ANY) ? writers.keys() : gone) {
      add(writers, run, ids.split(','))
      add(owners, run, ids.split(','))
    }
  const gathered = (map: typeof writers, parts: Iterable<Part>) =>
    distinct(
      [...parts].flatMap((part) => [...(wanted.get(part) ?? [])].map((run) => [...(map.get(run) ?? [])])),
    )
  const byOwner = Map.groupBy(changed, ({ owner }) => owner)
  return {
    of: (part) => gathered(writers, [part]),
    ofOwner: (owner) => gathered(owners, byOwner.get(owner) ?? []),
  }
}

/** The members in any part of each thing. */
function membersOfOwners({ parts, contributors }: Indexed): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, Set<string>>()
  for (const { key, owner } of parts) {
    if (owner === null) continue
    const together = members.get(owner) ?? new Set()
    for (const member of membersIn(contributors, key)) together.add(member)
    members.set(owner, together)
  }
  return new Map([...members].map(([owner, together]) => [owner, [...together]]))
}

/** The most runs that are remembered. Beyond that, any new text counts as theirs who wrote what was removed. */
const MOST_REMOVED = 20_000
const ANY = -1

/** Adds the runs of words that the current version has and the new one hasn't, with the members who wrote them. */
function withRemoved(removed: RemovedText, current: Version, to: readonly Part[]): RemovedText {
  // A text that is still there has lost nothing, so only those that are gone are read.
  const texts = new Set(to.map(({ text }) => text))
  const changed = current.parts.filter(({ text }) => text !== null && !texts.has(text))
  const lost = new Set(changed.flatMap(({ text }) => [...runsOf(text)]))
  for (const text of lost.size > 0 ? texts : []) for (const run of runsOf(text)) lost.delete(run)
  if (lost.size === 0) return removed
  const next = new Map(Object.entries(removed).map(([ids, runs]) => [ids, new Set(runs)]))
  for (const { key, text } of changed) {
    const gone = [...runsOf(text)].filter((run) => lost.has(run))
    const ids = [...membersIn(current.contributors, key)].sort().join(',')
    if (gone.length === 0 || ids === '') continue
    // Added to, not copied: a text can lose thousands of paragraphs at once.
    const runs = next.get(ids) ?? new Set()
    for (const run of gone) runs.add(run)
    next.set(ids, runs)
  }
  const total = [...next.values()].reduce((sum, { size }) => sum + size, 0)
  return Object.fromEntries(
    [...next].map(([ids, runs]) => [ids, total > MOST_REMOVED || runs.has(ANY) ? [ANY] : [...runs]]),
  )
}
