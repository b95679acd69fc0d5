import type { RecordContent } from '@/lib/records/schema'
import { isSameContent } from './content'

const parts = {
  title: 'title',
  summary: 'summary',
  language: 'language',
  contentWarning: 'content warning',
  fields: 'fields of its kind',
  body: 'text',
  figures: 'figures',
  people: 'people named',
} as const satisfies Record<keyof RecordContent, string>

const names: readonly [string, string][] = Object.entries(parts)

/** The parts in which two contents differ, in words: "title, text". Empty when they say the same. */
export function differences(one: RecordContent, other: RecordContent): string {
  const others = new Map<string, unknown>(Object.entries(other))
  const differing = Object.entries(one).filter(
    ([part, value]) => !isSameContent(one, { ...one, [part]: others.get(part) ?? value }),
  )
  return names
    .filter(([part]) => differing.some(([name]) => name === part))
    .map(([, name]) => name)
    .join(', ')
}
