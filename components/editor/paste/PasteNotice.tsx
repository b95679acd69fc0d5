'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { type LeftOut, leftOutKinds } from './left-out'

type Props = { editor: Editor; leftOut: LeftOut | null; onClose: () => void }

/** Says what a paste left out, and takes it back. */
export function PasteNotice({ editor, leftOut, onClose }: Props) {
  const t = useTranslations('editor.paste')
  if (!leftOut) return null
  const items = leftOutKinds.flatMap((kind) => {
    const count = leftOut[kind]
    return count ? [{ kind, count }] : []
  })
  const undo = () => {
    editor.chain().focus().undo().run()
    onClose()
  }
  return (
    <div className="my-3">
      <Alert title={t('title')}>
        <ul className="list-disc ps-5">
          {items.map(({ kind, count }) => (
            <li key={kind}>{t(`leftOut.${kind}`, { count })}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button look="secondary" onClick={undo}>
            {t('undo')}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </Alert>
    </div>
  )
}
