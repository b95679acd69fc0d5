import { z } from 'zod'
import { readEntry, writeEntry } from './kept-entries'

const entrySchema = z.object({
  /** The text of the field before anything was typed. */
  from: z.string(),
  text: z.string(),
})

type Entry = z.output<typeof entrySchema>

const keyOf = (field: HTMLTextAreaElement, name: string) =>
  `stele-text-${field.closest<HTMLElement>('[data-member]')?.dataset.member ?? ''}-${name}`

const keep = (key: string, { defaultValue: from, value: text }: HTMLTextAreaElement) =>
  writeEntry(key, text === from ? null : { from, text })

function restore(kept: Entry | undefined, field: HTMLTextAreaElement): boolean {
  if (!kept || kept.from !== field.defaultValue) return false
  // What was typed while the key was on its way stays too.
  const typed = [field.defaultValue, kept.text].includes(field.value) ? [] : [field.value]
  field.value = [kept.text, ...typed].join('\n\n')
  return true
}

/** The closed part that hides the field; not a content warning, which only the reader opens. */
const fold = (field: HTMLTextAreaElement) =>
  field.closest<HTMLDetailsElement>('details:not([data-warning], [data-record-warning])')

/**
 * Restores text that was typed into this field and not sent, and keeps what is typed from now on in this browser, encrypted for the member;
 * returns a function that stops it. `name` is unique among the staff pages. Text that was typed over a different original is not restored;
 * `onRestored` is called when one is.
 */
export function keepTextOf(field: HTMLTextAreaElement, name: string, onRestored = () => {}): () => void {
  const key = keyOf(field, name)
  field.dataset.keptAs = key
  let isRead = false
  let isStopped = false
  const listen = () => {
    // Before the kept text was read, it would be overwritten.
    if (isRead) void keep(key, field)
  }
  void readEntry(key).then((stored) => {
    if (isStopped) return
    isRead = true
    if (restore(entrySchema.safeParse(stored).data, field)) {
      fold(field)?.toggleAttribute('open', true)
      onRestored()
    }
    if (field.value !== field.defaultValue) void keep(key, field)
  })
  field.addEventListener('input', listen)
  return () => {
    isStopped = true
    field.removeEventListener('input', listen)
  }
}

/** Returns a function that deletes the kept text of this form's fields. */
export function keptTextOf(form: HTMLFormElement): () => void {
  const keys = [...form.querySelectorAll<HTMLElement>('[data-kept-as]')].map(
    (field) => field.dataset.keptAs ?? '',
  )
  return () => {
    for (const key of keys) void writeEntry(key, null)
  }
}
