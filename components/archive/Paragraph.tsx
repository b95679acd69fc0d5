import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Direction } from '@/lib/text'
import { anchorId } from './anchors'

type Props = { number: number; warnings: number; direction: Direction | undefined; children: ReactNode }

/** A paragraph with its number, which is the link to it. */
export function Paragraph({ number, warnings, direction, children }: Props) {
  const t = useTranslations('archive.record')
  const id = anchorId(`p${number}`, warnings)
  return (
    <p id={id} dir={direction}>
      {children}{' '}
      <a href={`#${id}`} className="permalink screen-only" aria-label={t('linkToParagraph', { number })}>
        {number}
      </a>
    </p>
  )
}
