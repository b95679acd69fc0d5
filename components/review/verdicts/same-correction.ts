import type { Aspect } from '@/lib/generated/prisma/enums'
import { panelOf } from '../panels'
import type { GivenVerdict } from './VerdictQueue'

type Entry = Pick<GivenVerdict, 'anchor' | 'about' | 'outcome' | 'basis'> & { key: string }

/** A correction that was proposed on one item, for another item: with what the form of that item says about it. Null where it has no form. */
export function sameCorrection(
  anchor: string,
  aspect: Aspect,
  key: string,
  data: FormData,
): { entry: Entry; form: FormData } | null {
  const other = panelOf(anchor)?.querySelector<HTMLFormElement>(`[data-aspect="${aspect}"] form[data-queued]`)
  if (!other) return null
  const { queued = '', about = '', basis = '' } = other.dataset
  const form = new FormData(other)
  for (const field of ['correct', `before.${key}`, `after.${key}`])
    form.set(field, String(data.get(field) ?? ''))
  return { entry: { key: queued, anchor, about, outcome: 'CORRECTED', basis }, form }
}
