import { pastedSchema } from '@/lib/holdings/schema'
import type { CopyMode } from './CopyInput'

/** The copy as it is sent, or one sentence on why it cannot be: what can be told without the server is told at once. */
export function copyOf(
  form: FormData,
  mode: CopyMode,
  sourceId: string,
  maxMegabytes: number,
): { address: string; bytes: Blob } | { fault: string } {
  const file = mode === 'FILE' ? chosen(form.get('file')) : pasted(form.get('text'))
  if ('fault' in file) return file
  if (file.bytes.size > maxMegabytes * 1024 * 1024)
    return { fault: `This file is larger than ${maxMegabytes} MB.` }
  const query = new URLSearchParams({ sourceId, filename: file.name })
  if (mode === 'TEXT') query.set('pasted', 'true')
  const described = [
    'kind',
    'language',
    'origin',
    'obtainedFrom',
    'obtainedOn',
    'rights',
    'shown',
    'note',
    'betterThanId',
  ]
  for (const name of described) {
    const value = form.get(name)
    if (typeof value === 'string') query.set(name, value)
  }
  return { address: `/api/holdings?${query}`, bytes: file.bytes }
}

type Chosen = { bytes: Blob; name: string } | { fault: string }

function chosen(file: FormDataEntryValue | null): Chosen {
  if (!(file instanceof File) || !file.name) return { fault: 'Choose a file.' }
  return file.size === 0 ? { fault: 'This file is empty.' } : { bytes: file, name: file.name }
}

// Making bytes of a text would turn half characters into another sign without a word, so they are refused before.
function pasted(text: FormDataEntryValue | null): Chosen {
  const result = pastedSchema.safeParse(text)
  if (!result.success) return { fault: result.error.issues[0]?.message ?? 'Paste the text again.' }
  return { bytes: new Blob([result.data]), name: 'pasted.txt' }
}
