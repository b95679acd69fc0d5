'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { isAllowedLink } from '@/lib/text'

type Props = { editor: Editor; open: boolean; onClose: () => void }

/** "example.org/page" is meant as a web address. */
const asAddress = (typed: string) => (/^[^\s/:@]+\.[^\s:@]+$/.test(typed) ? `https://${typed}` : typed)

/** The address of a link, or none. */
export function LinkDialog({ editor, open, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title="Link">
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

function LinkForm({ editor, onClose }: Omit<Props, 'open'>) {
  const old: unknown = editor.getAttributes('link').href
  const [typed, setTyped] = useState(typeof old === 'string' ? old : '')
  const [fault, setFault] = useState<string | null>(null)

  const done = (href: string | null) => {
    onClose()
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href === null) chain.unsetLink().run()
    else if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const href = asAddress(typed.trim())
    if (isAllowedLink(href)) done(href)
    else setFault('Links begin with https://, http:// or mailto: and have no blanks.')
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        label="Address"
        hint="A web page or mailto:. To cite a source, insert a citation instead."
        error={fault}
      >
        {(wired) => (
          <Input
            {...wired}
            inputMode="url"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit">Set the link</Button>
        {typeof old === 'string' && (
          <Button look="secondary" onClick={() => done(null)}>
            Remove it
          </Button>
        )}
      </div>
    </form>
  )
}
