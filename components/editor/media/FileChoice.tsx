'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { fileInLibrary, filesInLibrary, type LibraryFile } from '@/components/api/media'
import { sendMedia } from '@/components/api/resumable'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { fileTypeNames } from '@/lib/text/file-address'
import { fileAttributesOf, insertMedia } from './media-blocks'
import { useLibrarySearch } from './use-library-search'

type Props = {
  editor: Editor
  language: string
  /** Called with the position of what was inserted; null where nothing was. */
  onDone: (position: number | null) => void
}

/** A recording or document from this computer, or one that the library has. */
export function FileChoice({ editor, language, onDone }: Props) {
  const t = useTranslator()
  const picker = useRef<HTMLInputElement>(null)
  const { q, setQ, found } = useLibrarySearch(filesInLibrary)
  /** How much of a file is sent; null while none is. */
  const [percent, setPercent] = useState<number | null>(null)
  const sending = useRef<AbortController | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  // A closed dialog shows no progress and no refusal, so nothing is inserted after it.
  useEffect(() => () => sending.current?.abort(), [])
  const insert = (file: LibraryFile) =>
    onDone(
      editor.isDestroyed || !editor.isEditable ? null : insertMedia(editor, 'file', [fileAttributesOf(file)]),
    )
  const add = async (file: File) => {
    const stop = new AbortController()
    sending.current = stop
    setPercent(0)
    setFault(null)
    const sent = await sendMedia(file, language, { onProgress: setPercent, onBroken: () => {} }, stop.signal)
    const added = 'refusal' in sent ? sent : await fileInLibrary(sent.media.sha256)
    if (stop.signal.aborted) return
    setPercent(null)
    if ('refusal' in added)
      setFault(errorText(Object.values(added.refusal.fields)[0] ?? added.refusal.message, t))
    else insert(added.done)
  }
  return (
    <div className="space-y-4">
      <Button look="primary" disabled={percent !== null} onClick={() => picker.current?.click()}>
        {t('editor.file.choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={fileTypeNames.join(',')}
        aria-label={t('editor.file.choose')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // So that the same file can be chosen again after it was refused.
          currentTarget.value = ''
          if (file) void add(file)
        }}
      />
      {percent !== null && (
        <div>
          <p role="status">{t('editor.file.sending')}</p>
          <progress
            aria-label={t('editor.file.sending')}
            className="h-2 w-full accent-accent"
            max={100}
            value={percent}
          />
        </div>
      )}
      {fault && (
        <p role="alert" className="font-medium text-alarm">
          {fault}
        </p>
      )}
      <Field label={t('editor.image.search')}>
        {(wired) => (
          <Input {...wired} type="search" value={q} onChange={({ target }) => setQ(target.value)} />
        )}
      </Field>
      {found?.length === 0 && <p role="status">{t('editor.file.none')}</p>}
      <ul className="divide-y divide-line">
        {found?.map((file) => (
          <li key={file.id}>
            <button type="button" className="link w-full py-2 text-start" onClick={() => insert(file)}>
              <bdi>{file.filename}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
