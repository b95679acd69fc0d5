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
import { changeWarning, closedPassage, closePassage, openPassage } from './closed-passages'

type Props = {
  editor: Editor
  /** The closed passage at this position, or the one at the cursor, or (null there) a new one. */
  asked: { position: number | null } | null
  onClose: () => void
}

/** The words before a closed passage: readers decide with them whether to open it. */
export function WarningDialog({ editor, asked, onClose }: Props) {
  return (
    <Dialog open={asked !== null} onClose={onClose} title="Content warning">
      {asked && <WarningForm editor={editor} asked={asked} onClose={onClose} />}
    </Dialog>
  )
}

function WarningForm({ editor, asked, onClose }: Props & { asked: { position: number | null } }) {
  const t = useTranslator()
  const [passage] = useState(() => closedPassage(editor, asked.position))
  const [typed, setTyped] = useState(passage?.warning ?? '')
  const [fault, setFault] = useState<string | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const parsed = sensitiveAttributes.safeParse({ warning: typed })
    if (!parsed.success) return setFault(faultText(parsed.error, t))
    const { warning } = parsed.data
    if (passage) changeWarning(editor, passage.position, warning)
    else if (!closePassage(editor, warning)) return setFault('These blocks cannot be closed together.')
    onClose()
    editor.commands.focus()
  }
  const open = () => {
    if (passage) openPassage(editor, passage.position)
    onClose()
    editor.commands.focus()
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        label="What the passage describes"
        hint="Plain and short: “Describes injuries to children.” Readers find the passage closed under these words."
        error={fault}
      >
        {(wired) => (
          <Input
            {...wired}
            maxLength={500}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit">{passage ? 'Change the warning' : 'Close the passage'}</Button>
        {passage && (
          <Button look="secondary" onClick={open}>
            Take the warning away
          </Button>
        )}
      </div>
    </form>
  )
}
