'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Button } from '@/components/ui/Button'
import { LinkButton } from '@/components/ui/LinkButton'
import { Menu, type MenuEntry } from '@/components/ui/Menu'
import { directionOf } from '@/lib/text'

type Props = {
  recordId: string
  title: string
  language: string
  /** Save status, findings and who else is here. */
  children: ReactNode
  /** The pages and commands of the menu. */
  entries: readonly MenuEntry[]
  /** Null where the draft can't be submitted by this member now. */
  onSubmit: (() => void) | null
  /** The address of the place in the copy from which the record was made, for members who come from there. */
  copyHref: string | null
}

/** The bar above the editor: back, title, what is saved, what is to fix, preview and submit. */
export function EditorBar({ recordId, title, language, children, entries, onSubmit, copyHref }: Props) {
  const t = useTranslations('editor.bar')
  return (
    <div className="editor-bar">
      <BackLink href={`/desk/records/${recordId}`} label={t('back')} />
      <h1 className="editor-name" {...(title && { lang: language, dir: directionOf(language) })}>
        {title || t('untitled')}
      </h1>
      <div className="editor-state">{children}</div>
      <div className="ms-auto flex items-center gap-2">
        {copyHref && (
          <LinkButton small href={copyHref}>
            {t('backToCopy')}
          </LinkButton>
        )}
        <LinkButton small href={`/desk/records/${recordId}/preview`} className="max-md:hidden">
          {t('preview')}
        </LinkButton>
        {onSubmit && (
          <Button small onClick={onSubmit}>
            {t('submit')}
          </Button>
        )}
        <Menu
          label={t('more')}
          entries={entries}
          className="inline-flex min-h-8 min-w-8 items-center justify-center rounded text-ink hover:bg-panel"
        >
          <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-current">
            <circle cx="3" cy="8" r="1.4" />
            <circle cx="8" cy="8" r="1.4" />
            <circle cx="13" cy="8" r="1.4" />
          </svg>
        </Menu>
      </div>
    </div>
  )
}
