import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Fact } from '@/components/ui/Fact'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { formatEdtf } from '@/lib/dates'
import type { ExtractionReport } from '@/lib/holdings/extraction-report'
import type { holdingAccess, holdingShown, textOrigins } from '@/lib/holdings/schema'
import { languageName } from '@/lib/text'
import { ExtractionFindings } from './ExtractionFindings'
import { fileSize } from './file-size'

type Props = {
  holding: {
    sourceId: string
    cameWith: { id: string; filename: string } | null
    sha256: string
    obtainedFrom: string
    obtainedOn: Date | null
    rights: string
    access: (typeof holdingAccess)[number]
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
      report: ExtractionReport | null
    }[]
  }
}

/** The metadata of a copy: its provenance, who added it, and its hashes. */
export function HoldingFacts({ holding }: Props) {
  const t = useTranslator()
  const text = useTranslations('holdings.facts')
  const { obtainedOn, file } = holding
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
      <Fact label={t('holdings.fields.cameWith')}>
        {holding.cameWith && (
          <Link href={`/desk/sources/${holding.sourceId}/holdings/${holding.cameWith.id}`} className="link">
            <bdi>{holding.cameWith.filename}</bdi>
          </Link>
        )}
      </Fact>
      <Fact label={t('holdings.fields.obtainedFrom')}>
        {holding.obtainedFrom || t('holdings.fields.notGiven')}
      </Fact>
      <Fact label={t('holdings.fields.obtainedOn')}>
        {obtainedOn && formatEdtf(obtainedOn.toISOString().slice(0, 10), t)}
      </Fact>
      <Fact label={t('holdings.fields.rights')}>{holding.rights || t('holdings.fields.notGiven')}</Fact>
      <Fact label={t('holdings.fields.access')}>{t(`labels.holdingAccess.${holding.access}`)}</Fact>
      <Fact label={t('holdings.fields.shown')}>{t(`labels.shown.${holding.shown}`)}</Fact>
      <Fact label={t('holdings.fields.note')}>
        {holding.note && <span className="whitespace-pre-wrap">{holding.note}</span>}
      </Fact>
      <Fact label={t('holdings.fields.added')}>
        {text.rich('added', { when: () => <When at={holding.createdAt} />, name: holding.createdBy.name })}
      </Fact>
      <Fact label={t('holdings.fields.file')}>
        {t('holdings.facts.file', { mediaType: file.mediaType, size: fileSize(Number(file.size)) })}
        <Hash>{t('holdings.facts.fileHash', { hash: holding.sha256 })}</Hash>
      </Fact>
      {holding.textLayers.map((layer) => (
        <Fact key={layer.id} label={t('holdings.fields.text')}>
          {t('holdings.facts.text', {
            language: languageName(layer.language, t),
            length: layer.length,
            origin: t(`labels.textOrigin.${layer.origin}`),
          })}
          <Hash>{t('holdings.facts.textHash', { hash: layer.sha256 })}</Hash>
          <ExtractionFindings report={layer.report} />
        </Fact>
      ))}
    </dl>
  )
}

const Hash = ({ children }: { children: ReactNode }) => (
  <span className="block font-mono text-xs break-all text-quiet">{children}</span>
)
