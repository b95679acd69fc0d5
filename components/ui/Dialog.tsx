'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef } from 'react'

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean }

/** A modal <dialog>. The browser keeps the focus inside, closes it on Escape and returns the focus. */
export function Dialog({ open, onClose, title, children, wide = false }: Props) {
  const t = useTranslations('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={heading}
      className={`m-auto max-h-[90dvh] w-[calc(100%-2rem)] rounded border border-edge bg-paper p-0 text-ink backdrop:bg-black/40 ${wide ? 'max-w-4xl' : 'max-w-lg'}`}
    >
      {open && (
        <>
          <div className="flex items-start justify-between gap-4 border-b border-line px-5 py-3">
            <h2 id={heading} className="text-lg font-semibold">
              {title}
            </h2>
            <button type="button" onClick={onClose} className="rounded px-2 py-1 text-quiet hover:bg-panel">
              {t('close')}
            </button>
          </div>
          <div className="px-5 py-4">{children}</div>
        </>
      )}
    </dialog>
  )
}
