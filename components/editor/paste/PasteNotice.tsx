'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { type LinkedPicture, leftOutKinds } from './left-out'
import type { Pasted } from './use-pasted'

type Props = { editor: Editor; pasted: Pasted }

/** Says what a paste or a Word document left out, and takes it back; or why the document couldn't be read. */
export function PasteNotice({ editor, pasted }: Props) {
  const { outcome, refusal, isReading, isTakingUp, takeUpLinked, close } = pasted
  const t = useTranslator()
  // After another change, such as a picture taken up, undo would be about that one.
  const canUndo = useEditorState({ editor, selector: () => editor.state.doc === outcome?.text })
  if (isReading)
    return (
      <p role="status" className="my-3">
        {t('editor.paste.reading')}
      </p>
    )
  if (refusal)
    return (
      <div className="my-3 space-y-2">
        <FormRefusal
          refusal={{ ...refusal, message: Object.values(refusal.fields)[0] ?? refusal.message, fields: {} }}
        />
        <Button look="secondary" onClick={close}>
          {t('editor.paste.dismiss')}
        </Button>
      </div>
    )
  if (!outcome) return null
  const { leftOut } = outcome
  const items = leftOutKinds.flatMap((kind) => {
    const count = leftOut[kind]
    return count ? [{ kind, count }] : []
  })
  const undo = () => {
    editor.chain().focus().undo().run()
    close()
  }
  return (
    <div className="my-3">
      <Alert title={t('editor.paste.title')}>
        <ul className="list-disc ps-5">
          {items.map(({ kind, count }) => (
            <li key={kind}>
              {t(`editor.paste.leftOut.${kind}`, { count })}
              {kind === 'images' && leftOut.hasOnDisk && ` ${t('editor.paste.onDisk')}`}
              {kind === 'images' && leftOut.linked && <LinkedPictures pictures={leftOut.linked} />}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          {leftOut.linked && (
            <Button look="secondary" disabled={isTakingUp} onClick={takeUpLinked}>
              {t('editor.paste.takeUp', { count: leftOut.linked.length })}
            </Button>
          )}
          {canUndo && (
            <Button look="secondary" onClick={undo}>
              {t('editor.paste.undo')}
            </Button>
          )}
          <Button look="secondary" onClick={close}>
            {t('editor.paste.close')}
          </Button>
        </div>
      </Alert>
    </div>
  )
}

/** The pictures that the page only names, to look at. The archive fetches them when the writer asks for it, and never by itself. */
function LinkedPictures({ pictures }: { pictures: readonly LinkedPicture[] }) {
  const t = useTranslator()
  return (
    <>
      <span className="block">{t('editor.paste.linked')}</span>
      <ul className="list-disc ps-5">
        {pictures.map(({ name, href }) => (
          <li key={href} dir="auto">
            <a href={href} target="_blank" rel="noopener noreferrer" className="link break-words">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
