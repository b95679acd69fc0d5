import { pastedSchema } from '@/lib/holdings/schema'
import { type Message, message, messageOfIssue } from '@/lib/messages/message'
import type { CopyMode } from './CopyInput'

/** The copy as it is sent, or why it can't be sent. Reports faults at once that need no server. */
export function copyOf(
  form: FormData,
  mode: CopyMode,
  sourceId: string,
  maxMegabytes: number,
): { address: string; bytes: Blob } | { fault: Message } {
  const file = mode === 'FILE' ? chosen(form.get('file')) : pasted(form.get('text'))
  if ('fault' in file) return file
  if (file.bytes.size > maxMegabytes * 1024 * 1024)
    return { fault: message('holdings.errors.tooLarge', { megabytes: maxMegabytes }) }
  const query = new URLSearchParams({ sourceId, filename: file.name })
  if (mode === 'TEXT') query.set('pasted', 'true')
  const described = [
    'kind',
    'language',
    'origin',
    'obtainedFrom',
    'obtainedOn',
    'rights',
    'access',
    'shown',
    'note',
    'betterThanId',
    'encoding',
  ]
  for (const name of described) {
    const value = form.get(name)
    if (typeof value === 'string') query.set(name, value)
  }
  return { address: `/api/holdings?${query}`, bytes: file.bytes }
}

type Chosen = { bytes: Blob; name: string } | { fault: Message }

function chosen(file: FormDataEntryValue | null): Chosen {
  if (!(file instanceof File) || !file.name) return { fault: message('holdings.errors.fileMissing') }
  return file.size === 0 ? { fault: message('holdings.errors.emptyFile') } : { bytes: file, name: file.name }
}

// Encoding a text would silently replace half characters, so they are refused before.
function pasted(text: FormDataEntryValue | null): Chosen {
  const result = pastedSchema.safeParse(text)
  if (result.success) return { bytes: new Blob([result.data]), name: 'pasted.txt' }
  const [found] = result.error.issues
  const fault = found && messageOfIssue(found)
  return { fault: typeof fault === 'object' ? fault : message('holdings.errors.textMissing') }
}
