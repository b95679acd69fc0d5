'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean }

/** True when the focus is somewhere on the page already, because a key was pressed while the dialog closed. */
export function isFocusTaken(): boolean {
  const { activeElement } = document
  return activeElement !== null && activeElement !== document.body && !activeElement.closest('[role=dialog]')
}

/**
 * A modal dialog. The focus stays inside and returns to where it was. It closes on Escape and not on a click beside it, which could lose what
 * was typed.
 */
export function Dialog({ open, onClose, title, children, wide = false }: Props) {
  const t = useTranslations('ui')
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()} disablePointerDismissal>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Base.Popup
          finalFocus={() => !isFocusTaken()}
          className={`fixed inset-0 z-50 m-auto h-fit max-h-[90dvh] w-[calc(100%-2rem)] overflow-y-auto rounded border border-edge bg-paper text-ink outline-none ${wide ? 'max-w-4xl' : 'max-w-lg'}`}
        >
          <div className="sticky top-0 flex items-start justify-between gap-4 border-b border-line bg-paper px-5 py-3">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close className="rounded px-2 py-1 text-quiet hover:bg-panel">{t('close')}</Base.Close>
          </div>
          <div className="px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
