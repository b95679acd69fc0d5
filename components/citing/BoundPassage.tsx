'use client'

import { useEffect, useState } from 'react'
import { readPassage } from '@/components/api/sources'
import { useTranslator } from '@/components/ui/use-translator'
import { directionOf } from '@/lib/text'
import { textOfPassage } from '@/lib/text/characters'
import type { CitationDraft } from './citation-draft'

type PassageText = { words: string; language: string }

/** The text of a saved passage; null while it loads and when it can't be read. */
function usePassage(id: string | null): PassageText | null {
  const [read, setRead] = useState<(PassageText & { id: string }) | null>(null)
  useEffect(() => {
    if (!id) return
    let current = true
    readPassage(id)
      .then((text) => current && setRead(text))
      // Without a connection the message below is shown.
      .catch(() => {})
    return () => {
      current = false
    }
  }, [id])
  return read?.id === id ? read : null
}

/** The passage of the archive copy that the citation is bound to, chosen now or earlier. */
export function BoundPassage({ draft: { chosen, passageId } }: { draft: CitationDraft }) {
  const t = useTranslator()
  const bound = usePassage(chosen ? null : passageId)
  if (!chosen && !passageId) return null
  const text: PassageText | null = chosen ?? bound
  return (
    <div role="status">
      <p className="font-medium">{t('citing.passage.title')}</p>
      {text ? (
        <blockquote
          lang={text.language}
          dir={directionOf(text.language)}
          className="mt-1 line-clamp-6 border-s-2 border-accent ps-3 font-serif"
        >
          {textOfPassage(text.words)}
        </blockquote>
      ) : (
        <p className="mt-1">{t('citing.passage.chosen')}</p>
      )}
      {chosen?.locator && (
        <p className="mt-1 text-xs text-quiet">{t('holdings.passagePosition.locator', chosen.locator)}</p>
      )}
    </div>
  )
}
