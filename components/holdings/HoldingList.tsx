import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { HoldingKind } from '@/lib/generated/prisma/enums'
import { languageName } from '@/lib/text'
import { sizeText } from './size-text'

type Holding = {
  id: string
  kind: HoldingKind
  filename: string
  obtainedFrom: string
  createdAt: Date
  createdBy: { name: string }
  betterThan: { filename: string } | null
  file: { size: bigint; mediaType: string }
  textLayers: { id: string; language: string; length: number; _count: { passages: number } }[]
}

/** The copies of a source, newest first. */
export function HoldingList({ sourceId, holdings }: { sourceId: string; holdings: readonly Holding[] }) {
  const t = useTranslator()
  return (
    <Table caption="Copies that the archive holds">
      <thead>
        <tr>
          <th scope="col">Copy</th>
          <th scope="col">Text</th>
          <th scope="col">Passages</th>
          <th scope="col">Obtained from</th>
          <th scope="col">Added</th>
        </tr>
      </thead>
      <tbody>
        {holdings.map((holding) => (
          <tr key={holding.id}>
            <th scope="row">
              <Link href={`/desk/sources/${sourceId}/holdings/${holding.id}`} className="link">
                {t(`labels.holding.${holding.kind}`)}: <bdi>{holding.filename}</bdi>
              </Link>
              <span className="block text-xs font-normal text-quiet">
                {holding.file.mediaType}, {sizeText(Number(holding.file.size))}
              </span>
              {holding.betterThan && (
                <span className="block text-xs font-normal text-quiet">
                  A better copy of <bdi>{holding.betterThan.filename}</bdi>
                </span>
              )}
            </th>
            <td>
              {holding.textLayers.map(({ id, language, length }) => (
                <span key={id} className="block">
                  {languageName(language, t)}, {length.toLocaleString('en')} characters
                </span>
              ))}
            </td>
            <td className="tabular-nums">
              {holding.textLayers.reduce((sum, layer) => sum + layer._count.passages, 0)}
            </td>
            <td>{holding.obtainedFrom || <span className="text-quiet">Not said</span>}</td>
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
