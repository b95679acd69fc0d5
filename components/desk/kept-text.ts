import { z } from 'zod'
import { message } from '@/lib/messages/message'
import { isBeingRead, readEntry, whenRead, writeEntry } from './kept-entries'
import { type Refusal, refused } from './refusal'
import { bothTexts } from './typed-early'

const entrySchema = z.object({
  /** The text of the field before anything was typed. */
  from: z.string(),
  text: z.string(),
})

type Entry = z.output<typeof entrySchema>

/** The names of what forms show again since the last key or press, so that no member has seen it. */
const unseen = new Set<string>()
const see = () => unseen.clear()

/** Notes that a form shows again what this browser kept under this name. */
export function shownAgain(name: string): void {
  for (const act of ['keydown', 'pointerdown']) addEventListener(act, see, { capture: true, once: true })
  unseen.add(name)
}

/**
 * Waits until what this browser keeps under these names has been read. Resolves to a refusal where a form shows some of it that no member has
 * seen; once. Otherwise null.
 */
export async function unseenText(names: readonly string[]): Promise<Refusal | null> {
  await whenRead(names)
  const found = names.filter((name) => unseen.delete(name))
  return found.length > 0 ? refused(message('desk.refusal.unseen')) : null
}

const keyOf = (field: HTMLTextAreaElement, name: string) =>
  `stele-text-${field.closest<HTMLElement>('[data-member]')?.dataset.member ?? ''}-${name}`

const keep = (key: string, { defaultValue: from, value: text }: HTMLTextAreaElement) =>
  writeEntry(key, text === from ? null : { from, text })

function restore(kept: Entry | undefined, field: HTMLTextAreaElement): boolean {
  if (!kept || kept.from !== field.defaultValue) return false
  // What was typed while the key was on its way stays too.
  field.value = field.value === field.defaultValue ? kept.text : bothTexts(kept.text, field.value)
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
      shownAgain(key)
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

const namesIn = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLElement>('[data-kept-as]')].map((field) => field.dataset.keptAs ?? '')

/** Refuses a form that was sent before its kept text was shown: what is sent is what a member has seen. Null for any other. */
export const unseenTextIn = (form: HTMLFormElement): Promise<Refusal | null> => unseenText(namesIn(form))

/** Returns a function that deletes the kept text of this form's fields, without what has not been read yet. */
export function keptTextOf(form: HTMLFormElement): () => void {
  const keys = namesIn(form).filter((name) => !isBeingRead(name))
  return () => {
    for (const key of keys) void writeEntry(key, null)
  }
}
