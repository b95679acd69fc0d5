'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { faultText } from '@/lib/errors'
import { type FileAttributes, fileAttributes } from '@/lib/text/attributes'
import { fileTypes } from '@/lib/text/file-address'
import { MediaLines } from './MediaLines'
import { describeMedia } from './media-blocks'
import { subtitlesOf, transcriptIn } from './transcripts'

type Props = {
  editor: Editor
  file: FileAttributes
  position: number
  language: string
  onDone: () => void
}

/** Says what a recording or document in the text has, for readers who can't open it. */
export function FileForm({ editor, file, position, language, onDone }: Props) {
  const t = useTranslator()
  const [values, setValues] = useState(file)
  const [said, setSaid] = useState(() => subtitlesOf(file.transcript))
  const [fault, setFault] = useState<{ field: 'description' | 'transcript' | null; text: string } | null>(
    null,
  )
  const change = (part: Partial<FileAttributes>) => setValues((before) => ({ ...before, ...part }))
  const isRecording = fileTypes[file.mediaType][0] !== 'DOCUMENT'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const description = values.description?.trim() || null
    if (description === null)
      return setFault({ field: 'description', text: t('editor.file.descriptionMissing') })
    const transcript = transcriptIn(said)
    if (transcript === null) return setFault({ field: 'transcript', text: t('editor.file.noTimes') })
    const spoken = transcript.length > 0 ? (values.language ?? language) : null
    const parsed = fileAttributes.safeParse({ ...values, description, transcript, language: spoken })
    if (!parsed.success) return setFault({ field: null, text: faultText(parsed.error, t) })
    describeMedia(editor, 'file', position, parsed.data)
    onDone()
  }
  const errorOf = (field: 'description' | 'transcript') => (fault?.field === field ? fault.text : null)
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={t('editor.file.name')} error={fault?.field === null ? fault.text : null}>
        {(wired) => (
          <Input
            {...wired}
            lang={language}
            dir="auto"
            maxLength={300}
            value={values.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        )}
      </Field>
      <Field
        label={t('editor.file.description')}
        hint={t('editor.file.descriptionHint')}
        error={errorOf('description')}
      >
        {(wired) => (
          <Textarea
            {...wired}
            lang={language}
            dir="auto"
            rows={3}
            maxLength={2000}
            value={values.description ?? ''}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
      <MediaLines
        names={['credit', 'rights', 'warning']}
        {...{ values, language }}
        onChange={(name, text) => change({ [name]: text })}
      />
      {isRecording && (
        <Field
          label={t('editor.file.transcript')}
          hint={t('editor.file.transcriptHint')}
          error={errorOf('transcript')}
        >
          {(wired) => (
            <Textarea
              {...wired}
              dir="auto"
              rows={6}
              value={said}
              onChange={({ target }) => setSaid(target.value)}
            />
          )}
        </Field>
      )}
      <Button type="submit">{t('editor.image.save')}</Button>
    </form>
  )
}
