'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { faultText } from '@/lib/errors'
import { sensitiveAttributes } from '@/lib/text/attributes'
import { addWarning, changeWarning, removeWarning, warnedPassage } from '../content-warning'

type Props = {
  editor: Editor
  /** The passage with a warning at this position or, for null, at the cursor; a new one where there is none. */
  asked: { position: number | null } | null
  onClose: () => void
}

/** Adds, changes or removes the content warning of a passage. */
export function WarningDialog({ editor, asked, onClose }: Props) {
  const t = useTranslator()
  return (
    <Dialog open={asked !== null} onClose={onClose} title={t('editor.warning.title')}>
      {asked && <WarningForm editor={editor} asked={asked} onClose={onClose} />}
    </Dialog>
  )
}

function WarningForm({ editor, asked, onClose }: Props & { asked: { position: number | null } }) {
  const t = useTranslator()
  const [passage] = useState(() => warnedPassage(editor, asked.position))
  const [typed, setTyped] = useState(passage?.warning ?? '')
  const [fault, setFault] = useState<string | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const parsed = sensitiveAttributes.safeParse({ warning: typed })
    if (!parsed.success) return setFault(faultText(parsed.error, t))
    const { warning } = parsed.data
    if (passage) changeWarning(editor, passage.position, warning)
    else if (!addWarning(editor, warning)) return setFault(t('editor.warning.notTogether'))
    onClose()
    editor.commands.focus()
  }
  const remove = () => {
    if (passage) removeWarning(editor, passage.position)
    onClose()
    editor.commands.focus()
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={t('editor.warning.text')} hint={t('editor.warning.hint')} error={fault}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={500}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t(passage ? 'editor.warning.change' : 'editor.warning.add')}</Button>
        {passage && (
          <Button look="secondary" onClick={remove}>
            {t('editor.warning.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
