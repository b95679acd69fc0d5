import { useTranslations } from 'next-intl'
import type { HoldingKind } from '@/lib/generated/prisma/enums'

/** The type and file name of a copy: "Facsimile: report.pdf". */
export function HoldingName({ kind, filename }: { kind: HoldingKind; filename: string }) {
  const t = useTranslations('holdings')
  const label = useTranslations('labels.holding')
  return t.rich('named', { kind: label(kind), file: () => <bdi>{filename}</bdi> })
}
