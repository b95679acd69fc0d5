import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button-look'
import { Link } from '@/components/ui/Link'
import type { HoldingKind } from '@/lib/generated/prisma/enums'
import { HoldingName } from './HoldingName'

type Props = {
  holding: { id: string; kind: HoldingKind; filename: string; source: { id: string; title: string } }
}

/** The head of the page of a copy: its source, its name, and its file to download. */
export function HoldingHeader({ holding: { id, kind, filename, source } }: Props) {
  const t = useTranslations('holdings')
  return (
    <header className="py-8">
      <p>
        <Link href={`/desk/sources/${source.id}`} className="link">
          <bdi>{source.title}</bdi>
        </Link>
      </p>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h1 className="font-serif text-3xl font-semibold">
          <HoldingName kind={kind} filename={filename} />
        </h1>
        <a href={`/api/holdings/${id}/file`} download className={buttonClass('secondary')}>
          {t('download')}
        </a>
      </div>
    </header>
  )
}
