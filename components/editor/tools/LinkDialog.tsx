'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { isAllowedLink } from '@/lib/text'

type Props = { editor: Editor; open: boolean; onClose: () => void }

/** Reads "example.org/page" as a web address. */
const asAddress = (typed: string) => (/^[^\s/:@]+\.[^\s:@]+$/.test(typed) ? `https://${typed}` : typed)

/** Asks for the address of a link, and removes one. */
export function LinkDialog({ editor, open, onClose }: Props) {
  const t = useTranslations('editor.link')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

function LinkForm({ editor, onClose }: Omit<Props, 'open'>) {
  const t = useTranslations()
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
    else setFault(t('errors.document.link'))
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={t('editor.link.address')} hint={t('editor.link.hint')} error={fault}>
        {(wired) => (
          <Input
            {...wired}
            inputMode="url"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('editor.link.set')}</Button>
        {typeof old === 'string' && (
          <Button look="secondary" onClick={() => done(null)}>
            {t('editor.link.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
