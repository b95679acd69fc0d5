'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { faultText } from '@/lib/errors'
import { type FileAttributes, fileAttributes } from '@/lib/text/attributes'
import { fileTypes } from '@/lib/text/file-address'
import { FileChoice } from './FileChoice'
import { describeMedia, mediaAt } from './media-blocks'
import { subtitlesOf, transcriptIn } from './transcripts'

type Props = {
  editor: Editor
  /** The position of the file that is described; null to choose one. Null as a whole while the dialog is closed. */
  asked: { position: number | null } | null
  onOpen: (position: number) => void
  onClose: () => void
  language: string
}

/** Chooses a recording or document for the text, or says what one in the text has. */
export function FileDialog({ editor, asked, onOpen, onClose, language }: Props) {
  const t = useTranslator()
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const file = asked?.position == null ? null : mediaAt(editor, 'file', asked.position)
  return (
    <Dialog
      open={asked !== null}
      onClose={close}
      title={t(file ? 'editor.file.describe' : 'editor.file.title')}
    >
      {asked?.position === null && (
        <FileChoice
          editor={editor}
          language={language}
          onDone={(position) => {
            close()
            if (position !== null) onOpen(position)
          }}
        />
      )}
      {asked?.position != null && file && (
        <DescribeFile
          key={asked.position}
          {...{ editor, file, language }}
          position={asked.position}
          onDone={close}
        />
      )}
    </Dialog>
  )
}

const lines = [
  ['credit', 300],
  ['rights', 500],
  ['warning', 500],
] as const

type FormProps = {
  editor: Editor
  file: FileAttributes
  position: number
  language: string
  onDone: () => void
}

function DescribeFile({ editor, file, position, language, onDone }: FormProps) {
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
      {lines.map(([name, most]) => (
        <Field key={name} label={t(`media.entry.${name}`)} hint={t(`media.entry.${name}Hint`)}>
          {(wired) => (
            <Input
              {...wired}
              lang={language}
              dir="auto"
              maxLength={most}
              value={values[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          )}
        </Field>
      ))}
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
