'use client'

import { useEffect, useState } from 'react'
import type { RecordContent } from '@/lib/records/schema'
import { newId } from '@/lib/text'
import { deleteText, type KeptText, keepText, leftTexts, withoutSaved } from './kept-texts'

type Setting = { recordId: string; memberId: string }

/** The texts that this browser kept on earlier visits: those that were never saved, and copies. */
export function useKeptTexts({ recordId, memberId }: Setting) {
  const [texts, setTexts] = useState<readonly KeptText[]>([])
  const [isRefused, setRefused] = useState(false)

  useEffect(() => {
    let current = true
    leftTexts(recordId, memberId)
      .then((left) => withoutSaved(recordId, memberId, left))
      .then((left) => current && setTexts(left))
      // A browser without storage has no texts. The save status warns when a text can't be kept.
      .catch(() => {})
    return () => {
      current = false
    }
  }, [recordId, memberId])

  const discard = (text: KeptText) => {
    setTexts((old) => old.filter(({ key }) => key !== text.key))
    deleteText(text.key).catch(() => {})
  }
  /** Resolves to true when this browser keeps the text. */
  const keep = async (text: KeptText): Promise<boolean> => {
    const isKept = await keepText(text).then(
      () => true,
      () => false,
    )
    setRefused(!isKept)
    if (isKept) setTexts((old) => [text, ...old.filter(({ key }) => key !== text.key)])
    return isKept
  }
  return {
    offered: texts.find(({ kind }) => kind === 'UNSAVED') ?? null,
    copies: texts.filter(({ kind }) => kind === 'COPY'),
    /** True when the browser refused to keep the last copy. */
    isRefused,
    discard,
    keepAsCopy: (text: KeptText) => keep({ ...text, kind: 'COPY' }),
    keepCopy: (content: RecordContent, baseVersion: number) =>
      keep({
        key: newId(),
        recordId,
        memberId,
        kind: 'COPY',
        baseVersion,
        content,
        keptAt: new Date().toISOString(),
      }),
  }
}
