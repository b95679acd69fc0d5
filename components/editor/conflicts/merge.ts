import { diff3Merge } from 'node-diff3'
import { canonicalText } from '@/lib/records/same-content'
import type { RecordContent } from '@/lib/records/schema'
import type { NodeJson } from '@/lib/text'

/** What a person keeps of a place that both changed. */
export type Choice = 'MINE' | 'THEIRS' | 'BOTH'
export const isChoice = (value: string): value is Choice => ['MINE', 'THEIRS', 'BOTH'].includes(value)

const valuePlaces = [
  'title',
  'titleIsSupplied',
  'summary',
  'language',
  'contentWarning',
  'warningIsNotice',
  'figures',
  'people',
] as const
type ValuePlace = (typeof valuePlaces)[number]

/** A place that both changed, each in another way. `key` is the same as long as both texts of it are. Only blocks of text can both be kept. */
export type Clash = { key: string } & (
  | { place: 'body'; mine: readonly NodeJson[]; theirs: readonly NodeJson[] }
  | { place: ValuePlace; mine: unknown; theirs: unknown }
  | { place: 'field'; name: string; mine: unknown; theirs: unknown }
)

/** A merge of two changes: what a person must choose, and the content for these choices, one for each clash. */
export type Merge = { clashes: readonly Clash[]; resolved: (choices: readonly Choice[]) => RecordContent }

const same = (one: unknown, other: unknown) => canonicalText(one) === canonicalText(other)

/** A stretch of a merged list: parts that only one side changed, or the two versions of parts that both did. */
export type Stretch<Part> = { parts: readonly Part[] } | { mine: readonly Part[]; theirs: readonly Part[] }

/** The number of parts at the beginning that all lists have in common. */
function commonStart([first = [], ...others]: readonly (readonly string[])[]): number {
  const length = Math.min(first.length, ...others.map((list) => list.length))
  let at = 0
  while (at < length && others.every((list) => list[at] === first[at])) at += 1
  return at
}

/** Merges two changes of a list of parts, three ways. Changes that touch each other make a stretch with both versions, unless they are the same. */
export function mergeParts<Part>(
  base: readonly Part[],
  mine: readonly Part[],
  theirs: readonly Part[],
): Stretch<Part>[] {
  const parts = new Map<string, Part>()
  const keysOf = (list: readonly Part[]) =>
    list.map((part) => {
      const key = canonicalText(part)
      parts.set(key, part)
      return key
    })
  const partsOf = (keys: readonly string[]) => keys.flatMap((key) => parts.get(key) ?? [])
  const lists = [keysOf(mine), keysOf(base), keysOf(theirs)] as const
  // Most of a long text is the same, and comparing many equal paragraphs with each other takes long.
  const start = commonStart(lists)
  const end = commonStart(lists.map((list) => list.slice(start).toReversed()))
  const [own, old, others] = lists.map((list) => list.slice(start, list.length - end))
  const merged = diff3Merge(own ?? [], old ?? [], others ?? [], { excludeFalseConflicts: true })
  return [
    { parts: mine.slice(0, start) },
    ...merged.map(({ ok, conflict }) =>
      conflict ? { mine: partsOf(conflict.a), theirs: partsOf(conflict.b) } : { parts: partsOf(ok ?? []) },
    ),
    { parts: mine.slice(mine.length - end) },
  ]
}

/** A value after two changes; null where a person must choose. */
function merged(base: unknown, mine: unknown, theirs: unknown): { value: unknown } | null {
  if (same(mine, theirs) || same(base, theirs)) return { value: mine }
  return same(base, mine) ? { value: theirs } : null
}

const keyOf = (place: string, mine: unknown, theirs: unknown) => canonicalText([place, mine, theirs])

const isClash = <Part>(stretch: Stretch<Part>): stretch is Exclude<Stretch<Part>, { parts: unknown }> =>
  'mine' in stretch

function blocksFor(
  { mine, theirs }: { mine: readonly NodeJson[]; theirs: readonly NodeJson[] },
  choice: Choice,
): readonly NodeJson[] {
  if (choice === 'BOTH') return [...mine, ...theirs]
  return choice === 'MINE' ? mine : theirs
}

/**
 * Merges two changes of a record, three ways: by field, and in the text by block (paragraph, quotation, heading, list). Places that both changed, and
 * neighbouring blocks that each changed one of, are left to a person, who must read them together.
 */
export function mergeOf(base: RecordContent, mine: RecordContent, theirs: RecordContent): Merge {
  const stretches = mergeParts(base.body.content, mine.body.content, theirs.body.content)
  const values = [
    ...valuePlaces.map((place) => ({ place, base: base[place], mine: mine[place], theirs: theirs[place] })),
    ...[...new Set([...Object.keys(mine.fields), ...Object.keys(theirs.fields)])].map((name) => ({
      ...{ place: 'field' as const, name },
      ...{ base: base.fields[name], mine: mine.fields[name], theirs: theirs.fields[name] },
    })),
  ].map((value) => ({ ...value, merged: merged(value.base, value.mine, value.theirs) }))

  const clashes: Clash[] = [
    ...values.flatMap(({ merged, base: _, ...value }) =>
      merged
        ? []
        : [{ ...value, key: keyOf('name' in value ? value.name : value.place, value.mine, value.theirs) }],
    ),
    ...stretches.filter(isClash).map((stretch) => ({
      ...stretch,
      place: 'body' as const,
      key: keyOf('body', stretch.mine, stretch.theirs),
    })),
  ]

  const resolved = (choices: readonly Choice[]): RecordContent => {
    const waiting = [...choices]
    const next = () => waiting.shift() ?? 'MINE'
    const content: Record<string, unknown> = { ...mine }
    const fields: Record<string, unknown> = {}
    for (const { place, merged, ...value } of values) {
      const taken = merged ? merged.value : next() === 'THEIRS' ? value.theirs : value.mine
      if ('name' in value) fields[value.name] = taken
      else if (taken === undefined) delete content[place]
      else content[place] = taken
    }
    const blocks = stretches.flatMap((stretch) =>
      isClash(stretch) ? blocksFor(stretch, next()) : stretch.parts,
    )
    // A body has one block at least.
    const body = { ...mine.body, content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] }
    const { warningIsNotice: _, titleIsSupplied: __, ...kept } = mine
    return { ...kept, ...content, fields, body }
  }
  return { clashes, resolved }
}

/** The content with both changes; null where a person must choose. */
export function mergeContents(
  base: RecordContent,
  mine: RecordContent,
  theirs: RecordContent,
): RecordContent | null {
  const { clashes, resolved } = mergeOf(base, mine, theirs)
  return clashes.length === 0 ? resolved([]) : null
}
