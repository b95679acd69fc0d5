import { z } from 'zod'

const entrySchema = z.object({
  /** What stood in the field before anything was typed. */
  from: z.string(),
  words: z.string(),
})

/** Storage may be full or switched off; then nothing is kept, and nothing else changes. */
function quietly<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch {
    return null
  }
}

const keyOf = (field: HTMLTextAreaElement, place: string) =>
  `stele-words-${field.closest<HTMLElement>('[data-member]')?.dataset.member ?? ''}-${place}`

function keep(key: string, { defaultValue: from, value: words }: HTMLTextAreaElement) {
  quietly(() =>
    words === from
      ? localStorage.removeItem(key)
      : localStorage.setItem(key, JSON.stringify({ from, words })),
  )
}

function restore(key: string, field: HTMLTextAreaElement): boolean {
  const kept = quietly(() => entrySchema.parse(JSON.parse(localStorage.getItem(key) ?? '')))
  if (!kept || kept.from !== field.defaultValue || field.value !== field.defaultValue) return false
  field.value = kept.words
  return true
}

/** What hides the field, unless it is a content warning, which only its reader opens. */
const fold = (field: HTMLTextAreaElement) =>
  field.closest<HTMLDetailsElement>('details:not([data-warning], [data-record-warning])')

/**
 * Brings back what was typed into this field and not sent, and keeps on this device what is typed now; gives back how to stop. `place` names
 * the field among all of the desk. Words that were to change what no longer stands there are not brought back.
 */
export function keepWordsOf(field: HTMLTextAreaElement, place: string): () => void {
  const key = keyOf(field, place)
  field.dataset.keptAs = key
  if (restore(key, field)) fold(field)?.toggleAttribute('open', true)
  const listen = () => keep(key, field)
  field.addEventListener('input', listen)
  return () => field.removeEventListener('input', listen)
}

/** How to forget what is kept of this form's fields. */
export function keptWordsOf(form: HTMLFormElement): () => void {
  const keys = [...form.querySelectorAll<HTMLElement>('[data-kept-as]')].map(
    (field) => field.dataset.keptAs ?? '',
  )
  return () => {
    quietly(() => {
      for (const key of keys) localStorage.removeItem(key)
    })
  }
}
