import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PlaceAddress } from '@/components/text/text-parts'
import { placeName, type TextPlace } from '@/lib/text'
import { anchorId } from './anchors'

/** The addresses of the paragraphs, list items and tables of a text behind so many content warnings. */
export function placeAddress(warnings: number): PlaceAddress {
  const idOf = (place: TextPlace, isWarned: boolean) =>
    anchorId(placeName(place), warnings + Number(isWarned))
  return {
    idOf,
    link: ({ place, isWarned }) => <Permalink place={place} id={idOf(place, isWarned)} />,
  }
}

/** The link to a paragraph shows its number; list items and tables have numbers of their own, or none, so theirs shows a sign. */
function Permalink({ place: { type, number }, id }: { place: TextPlace; id: string }) {
  const t = useTranslations('archive.record')
  return (
    <PermalinkTo id={id} label={t('linkToPlace', { type, number })}>
      {type === 'paragraph' ? number : '#'}
    </PermalinkTo>
  )
}

/** A link to the part of the page that has this id, named in the language of the interface. */
export function PermalinkTo({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  const locale = useLocale()
  return (
    <a href={`#${id}`} className="permalink screen-only" lang={locale} aria-label={label}>
      {children}
    </a>
  )
}
