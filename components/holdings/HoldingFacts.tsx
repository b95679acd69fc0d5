import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { useTranslator } from '@/components/ui/use-translator'
import { formatEdtf } from '@/lib/dates'
import type { holdingShown, textOrigins } from '@/lib/holdings/schema'
import { languageName } from '@/lib/text'
import { sizeText } from './size-text'

type Props = {
  holding: {
    sha256: string
    obtainedFrom: string
    obtainedOn: Date | null
    rights: string
    shown: (typeof holdingShown)[number]
    note: string
    createdAt: Date
    createdBy: { name: string }
    file: { size: bigint; mediaType: string }
    textLayers: {
      id: string
      origin: (typeof textOrigins)[number]
      language: string
      length: number
      sha256: string
    }[]
  }
}

/** What is known of a copy: where it came from, who added it, and the hashes by which it can be told again. */
export function HoldingFacts({ holding }: Props) {
  const t = useTranslator()
  const { obtainedOn, file } = holding
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
      <Fact label="Obtained from">{holding.obtainedFrom || 'Not said'}</Fact>
      <Fact label="Obtained on">{obtainedOn && formatEdtf(obtainedOn.toISOString().slice(0, 10), t)}</Fact>
      <Fact label="Rights">{holding.rights || 'Not said'}</Fact>
      <Fact label="Readers may see">{t(`labels.shown.${holding.shown}`)}</Fact>
      <Fact label="Note">{holding.note && <span className="whitespace-pre-wrap">{holding.note}</span>}</Fact>
      <Fact label="Added">
        <When at={holding.createdAt} /> by {holding.createdBy.name}
      </Fact>
      <Fact label="File">
        {file.mediaType}, {sizeText(Number(file.size))}
        <Hash of="file" value={holding.sha256} />
      </Fact>
      {holding.textLayers.map((layer) => (
        <Fact key={layer.id} label="Text">
          {languageName(layer.language, t)}, {layer.length.toLocaleString('en')} characters.{' '}
          {t(`labels.textOrigin.${layer.origin}`)}.
          <Hash of="text" value={layer.sha256} />
        </Fact>
      ))}
    </dl>
  )
}

const Hash = ({ of, value }: { of: string; value: string }) => (
  <span className="block font-mono text-xs break-all text-quiet">
    <span className="sr-only">SHA-256 of the {of}: </span>
    <span aria-hidden>SHA-256 </span>
    {value}
  </span>
)

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt className="text-quiet">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
