import { diffArrays } from 'diff'
import type { RecordContent } from '@/lib/records/schema'
import { canonicalText } from './content'

/** Replaces the parts from `start` to `end` of the base by `parts`. */
type Edit<Part> = { start: number; end: number; parts: readonly Part[] }

const same = (one: unknown, other: unknown) => canonicalText(one) === canonicalText(other)

function editsOf<Part>(base: readonly Part[], changed: readonly Part[]): Edit<Part>[] {
  const edits: Edit<Part>[] = []
  let at = 0
  let taken = 0
  for (const { added, removed, value } of diffArrays([...base], [...changed], { comparator: same })) {
    if (!added && !removed) {
      at += value.length
      taken += value.length
      continue
    }
    const last = edits.at(-1)
    const edit = last && last.end === at ? last : { start: at, end: at, parts: [] }
    if (edit !== last) edits.push(edit)
    if (removed) {
      at += value.length
      edit.end = at
    } else {
      edit.parts = [...edit.parts, ...changed.slice(taken, taken + value.length)]
      taken += value.length
    }
  }
  return edits
}

/** Merges two changes of a list of parts; null where they touch and differ. */
export function mergeParts<Part>(
  base: readonly Part[],
  mine: readonly Part[],
  theirs: readonly Part[],
): Part[] | null {
  const own = editsOf(base, mine)
  const others = editsOf(base, theirs).filter((edit) => !own.some((one) => same(one, edit)))
  const touch = (one: Edit<Part>, other: Edit<Part>) => one.start <= other.end && other.start <= one.end
  if (own.some((one) => others.some((other) => touch(one, other)))) return null
  const merged: Part[] = []
  let at = 0
  for (const { start, end, parts } of [...own, ...others].sort((one, other) => one.start - other.start)) {
    merged.push(...base.slice(at, start), ...parts)
    at = end
  }
  return [...merged, ...base.slice(at)]
}

/** The value that one side changed; `undefined` where both sides changed it differently. */
function mergeValue<Value>(base: Value, mine: Value, theirs: Value): Value | undefined {
  if (same(mine, theirs) || same(base, theirs)) return mine
  return same(base, mine) ? theirs : undefined
}

/**
 * Merges two changes of a record: by field, and in the text by block (paragraph, quotation, heading, list). Null where both changed the same
 * field or block, or adjacent blocks, because a person must read those together.
 */
export function mergeContents(
  base: RecordContent,
  mine: RecordContent,
  theirs: RecordContent,
): RecordContent | null {
  const blocks = mergeParts(base.body.content, mine.body.content, theirs.body.content)
  if (!blocks) return null
  const { warningIsNotice: _, ...kept } = mine
  const rest = { ...kept, body: { ...mine.body, content: blocks } }
  const fields: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(mine.fields), ...Object.keys(theirs.fields)])) {
    const value = mergeValue(
      { value: base.fields[name] },
      { value: mine.fields[name] },
      { value: theirs.fields[name] },
    )
    if (!value) return null
    fields[name] = value.value
  }
  const title = mergeValue(base.title, mine.title, theirs.title)
  const summary = mergeValue(base.summary, mine.summary, theirs.summary)
  const language = mergeValue(base.language, mine.language, theirs.language)
  const contentWarning = mergeValue(base.contentWarning, mine.contentWarning, theirs.contentWarning)
  const notice = mergeValue(
    { value: base.warningIsNotice },
    { value: mine.warningIsNotice },
    { value: theirs.warningIsNotice },
  )
  const figures = mergeValue(base.figures, mine.figures, theirs.figures)
  const people = mergeValue(base.people, mine.people, theirs.people)
  if (title === undefined || summary === undefined || language === undefined) return null
  if (!notice || contentWarning === undefined || figures === undefined || people === undefined) return null
  const warning = { contentWarning, ...(notice.value && { warningIsNotice: notice.value }) }
  return { ...rest, ...warning, fields, title, summary, language, figures, people }
}
