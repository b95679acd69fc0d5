import { z } from 'zod'

const entrySchema = z.object({
  /** The text of the field before anything was typed. */
  from: z.string(),
  text: z.string(),
})

/** Runs work on the browser's storage. It may be full or disabled: then nothing is kept, and nothing else changes. */
function quietly<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch {
    return null
  }
}

const keyOf = (field: HTMLTextAreaElement, name: string) =>
  `stele-text-${field.closest<HTMLElement>('[data-member]')?.dataset.member ?? ''}-${name}`

function keep(key: string, { defaultValue: from, value: text }: HTMLTextAreaElement) {
  quietly(() =>
    text === from ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify({ from, text })),
  )
}

function restore(key: string, field: HTMLTextAreaElement): boolean {
  const kept = quietly(() => entrySchema.parse(JSON.parse(localStorage.getItem(key) ?? '')))
  if (!kept || kept.from !== field.defaultValue || field.value !== field.defaultValue) return false
  field.value = kept.text
  return true
}

/** The closed part that hides the field; not a content warning, which only the reader opens. */
const fold = (field: HTMLTextAreaElement) =>
  field.closest<HTMLDetailsElement>('details:not([data-warning], [data-record-warning])')

/**
 * Restores text that was typed into this field and not sent, and keeps what is typed from now on in this browser; returns a function that
 * stops it. `name` is unique among the staff pages. Text that was typed over a different original is not restored.
 */
export function keepTextOf(field: HTMLTextAreaElement, name: string): () => void {
  const key = keyOf(field, name)
  field.dataset.keptAs = key
  if (restore(key, field)) fold(field)?.toggleAttribute('open', true)
  const listen = () => keep(key, field)
  field.addEventListener('input', listen)
  return () => field.removeEventListener('input', listen)
}

/** Returns a function that deletes the kept text of this form's fields. */
export function keptTextOf(form: HTMLFormElement): () => void {
  const keys = [...form.querySelectorAll<HTMLElement>('[data-kept-as]')].map(
    (field) => field.dataset.keptAs ?? '',
  )
  return () => {
    quietly(() => {
      for (const key of keys) localStorage.removeItem(key)
    })
  }
}
