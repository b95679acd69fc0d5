'use client'

import { useEffect, useState } from 'react'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useTranslator } from '@/components/ui/use-translator'
import { type ProposedEncoding, proposedEncodings } from '@/lib/holdings/encodings'

/** Bytes that are read for the proposals. */
const BEGINNING = 100 * 1024
/** Encodings that are shown at once; the others open below them. */
const FIRST = 5

type Props = { file: File; error: string }

/** Chooses the encoding of a text by how its beginning reads. The file itself isn't changed. */
export function EncodingChoice({ file, error }: Props) {
  const t = useTranslator()
  const [proposals, setProposals] = useState<ProposedEncoding[]>([])
  useEffect(() => {
    let current = true
    file
      .slice(0, BEGINNING)
      .arrayBuffer()
      .then((bytes) => current && setProposals(proposedEncodings(new Uint8Array(bytes))))
      // A file that can't be read any more is refused when it is sent.
      .catch(() => {})
    return () => {
      current = false
    }
  }, [file])
  const choices = proposals.map(({ name, preview }) => ({
    value: name,
    label: name.toUpperCase(),
    hint: (
      <bdi lang="und" className="font-serif break-words">
        {preview}
      </bdi>
    ),
  }))
  return (
    <div id="encoding" className="space-y-3">
      <RadioGroup
        legend={t('holdings.encoding.legend')}
        name="encoding"
        required
        hint={t('holdings.encoding.hint')}
        error={error}
        choices={choices.slice(0, FIRST)}
      />
      {choices.length > FIRST && (
        <details>
          <summary className="cursor-pointer">{t('holdings.encoding.other')}</summary>
          <RadioGroup legend={t('holdings.encoding.other')} name="encoding" choices={choices.slice(FIRST)} />
        </details>
      )}
    </div>
  )
}
