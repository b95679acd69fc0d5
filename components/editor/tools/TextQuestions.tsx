'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { useTranslator } from '@/components/ui/use-translator'
import { faultText } from '@/lib/errors'
import { tableAttributes } from '@/lib/text/attributes'
import type { Asked } from '../commands/command'
import { captionAt, languageAt, setLanguage } from './written-language'

type Props = { editor: Editor; asked: Asked | null; onClose: () => void }

/** Asks for what a command needs: the language of what is selected, or the caption of a table. */
export function TextQuestions({ editor, asked, onClose }: Props) {
  const t = useTranslator()
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  return (
    <Dialog open={asked !== null} onClose={close} title={asked ? t(`editor.command.${asked}`) : ''}>
      {asked === 'language' && <LanguageForm editor={editor} onDone={close} />}
      {asked === 'tableCaption' && <CaptionForm editor={editor} onDone={close} />}
    </Dialog>
  )
}

type FormProps = { editor: Editor; onDone: () => void }

function LanguageForm({ editor, onDone }: FormProps) {
  const t = useTranslator()
  const [before] = useState(() => languageAt(editor))
  const [language, setChosen] = useState(before)
  const [fault, setFault] = useState<string | null>(null)
  const set = (chosen: string) => {
    if (setLanguage(editor, chosen)) onDone()
    else setFault(t('editor.language.notHere'))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    set(language)
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <LanguageField
        label={t('editor.language.label')}
        hint={t('editor.language.hint')}
        error={fault}
        value={language}
        onChange={setChosen}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('editor.language.set')}</Button>
        {before && (
          <Button look="secondary" onClick={() => set('')}>
            {t('editor.language.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

function CaptionForm({ editor, onDone }: FormProps) {
  const t = useTranslator()
  const [caption, setCaption] = useState(() => captionAt(editor))
  const [fault, setFault] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const parsed = tableAttributes.safeParse({ caption: caption.trim() || null })
    if (!parsed.success) return setFault(faultText(parsed.error, t))
    editor.commands.updateAttributes('table', parsed.data)
    onDone()
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={t('editor.caption.label')} hint={t('editor.caption.hint')} error={fault}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={500}
            value={caption}
            onChange={(event) => setCaption(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit">{t('editor.caption.set')}</Button>
    </form>
  )
}
