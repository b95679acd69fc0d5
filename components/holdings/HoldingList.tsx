import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { HoldingKind } from '@/lib/generated/prisma/enums'
import { languageName } from '@/lib/text'
import { fileSize } from './file-size'
import { HoldingName } from './HoldingName'
import { Thumbnail } from './Thumbnail'

type Holding = {
  id: string
  kind: HoldingKind
  filename: string
  obtainedFrom: string
  createdAt: Date
  createdBy: { name: string }
  betterThan: { filename: string } | null
  isRestricted: boolean
  file: { size: bigint; mediaType: string }
  textLayers: { id: string; language: string; length: number; _count: { passages: number } }[]
}

/** The copies of a source, newest first. */
export function HoldingList({ sourceId, holdings }: { sourceId: string; holdings: readonly Holding[] }) {
  const t = useTranslator()
  const text = useTranslations('holdings.list')
  return (
    <Table caption={text('caption')}>
      <thead>
        <tr>
          <th scope="col">{text('copy')}</th>
          <th scope="col">{text('text')}</th>
          <th scope="col">{text('passages')}</th>
          <th scope="col">{t('holdings.fields.obtainedFrom')}</th>
          <th scope="col">{t('holdings.fields.added')}</th>
        </tr>
      </thead>
      <tbody>
        {holdings.map((holding) => (
          <tr key={holding.id}>
            <th scope="row">
              <div className="flex items-start gap-3">
                <Thumbnail
                  id={holding.id}
                  mediaType={holding.file.mediaType}
                  isRestricted={holding.isRestricted}
                />
                <div>
                  <Link href={`/desk/sources/${sourceId}/holdings/${holding.id}`} className="link">
                    <HoldingName kind={holding.kind} filename={holding.filename} />
                  </Link>
                  <span className="block text-xs font-normal text-quiet">
                    {t('holdings.facts.file', {
                      mediaType: holding.file.mediaType,
                      size: fileSize(Number(holding.file.size)),
                    })}
                  </span>
                  {holding.betterThan && (
                    <span className="block text-xs font-normal text-quiet">
                      {text.rich('betterThan', { file: () => <bdi>{holding.betterThan?.filename}</bdi> })}
                    </span>
                  )}
                </div>
              </div>
            </th>
            <td>
              {holding.textLayers.map(({ id, language, length }) => (
                <span key={id} className="block">
                  {t('holdings.list.length', { language: languageName(language, t), length })}
                </span>
              ))}
            </td>
            <td className="tabular-nums">
              {holding.textLayers.reduce((sum, layer) => sum + layer._count.passages, 0)}
            </td>
            <td>
              {holding.obtainedFrom || <span className="text-quiet">{t('holdings.fields.notGiven')}</span>}
            </td>
            <td>
              <When at={holding.createdAt} />
              <span className="block text-xs text-quiet">{holding.createdBy.name}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
