import { pastedSchema } from '@/lib/holdings/schema'
import { type Message, message, messageOfIssue } from '@/lib/messages/message'

/** A file, or text that is typed or pasted. */
export type CopyMode = 'FILE' | 'TEXT'

/** The files that can be chosen at once. */
export const MOST_FILES = 50

/** A PDF of this size is read after it was sent, with its progress: it can have hundreds of pages. */
const LONG_PDF = 4 * 1024 * 1024

const describing = [
  'kind',
  'language',
  'origin',
  'obtainedFrom',
  'obtainedOn',
  'rights',
  'access',
  'shown',
  'note',
] as const
/** What can be said of one file only. */
const describingOne = ['betterThanId', 'encoding'] as const

/** A copy as it is sent. */
export type OutgoingCopy = { name: string; address: string; bytes: Blob }

export type Outgoing =
  /** One copy that is read while the page waits. */
  | { one: OutgoingCopy }
  /** Files that are read after they were sent; some can't be sent. */
  | { later: ({ name: string; fault: Message } | OutgoingCopy)[] }
  | { fault: Message }

/** The copies of a form as they are sent, or why they can't be. Reports faults at once that need no server. */
export function copiesOf(form: FormData, mode: CopyMode, sourceId: string, maxMegabytes: number): Outgoing {
  const described = (names: readonly string[]) =>
    names.flatMap((name) => {
      const value = form.get(name)
      return typeof value === 'string' ? [[name, value] as [string, string]] : []
    })
  const addressOf = (door: string, filename: string, more: [string, string][]) =>
    `${door}?${new URLSearchParams([['sourceId', sourceId], ['filename', filename], ...more])}`
  const all = described([...describing, ...describingOne])
  if (mode === 'TEXT') {
    const file = pasted(form.get('text'))
    if ('fault' in file) return file
    const fault = faultOf(file.bytes, maxMegabytes)
    if (fault) return { fault }
    const address = addressOf('/api/holdings', file.name, [['pasted', 'true'], ...all])
    return { one: { ...file, address } }
  }
  const files = form.getAll('file').filter((file) => file instanceof File && file.name !== '') as File[]
  const [first, ...others] = files
  if (!first) return { fault: message('holdings.errors.fileMissing') }
  if (files.length > MOST_FILES)
    return { fault: message('holdings.errors.tooManyFiles', { maximum: MOST_FILES }) }
  if (others.length === 0) {
    const fault = faultOf(first, maxMegabytes)
    if (fault) return { fault }
    const copy = { name: first.name, bytes: first }
    return isLongPdf(first)
      ? { later: [{ ...copy, address: addressOf('/api/holdings/later', first.name, all) }] }
      : { one: { ...copy, address: addressOf('/api/holdings', first.name, all) } }
  }
  return {
    later: files.map((file) => {
      const fault = faultOf(file, maxMegabytes)
      if (fault) return { name: file.name, fault }
      return {
        name: file.name,
        bytes: file,
        address: addressOf('/api/holdings/later', file.name, described(describing)),
      }
    }),
  }
}

const isLongPdf = (file: File) =>
  file.size >= LONG_PDF && (file.type === 'application/pdf' || /\.pdf$/i.test(file.name))

function faultOf({ size }: Blob, megabytes: number): Message | null {
  if (size === 0) return message('holdings.errors.emptyFile')
  return size > megabytes * 1024 * 1024 ? message('holdings.errors.tooLarge', { megabytes }) : null
}

// Encoding a text would silently replace half characters, so they are refused before.
function pasted(text: FormDataEntryValue | null): { bytes: Blob; name: string } | { fault: Message } {
  const result = pastedSchema.safeParse(text)
  if (result.success) return { bytes: new Blob([result.data]), name: 'pasted.txt' }
  const [found] = result.error.issues
  const fault = found && messageOfIssue(found)
  return { fault: typeof fault === 'object' ? fault : message('holdings.errors.textMissing') }
}
