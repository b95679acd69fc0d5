import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'

/** The state of the draft, and what is public. `live` is the number of the public edition, or null. */
export function RecordState({ state, live }: { state: WorkState; live: number | null }) {
  const t = useTranslator()
  return (
    <>
      {t(`labels.workState.${state}`)}
      {live !== null && (
        <span className="ms-2 text-xs text-quiet">{t('records.public', { edition: live })}</span>
      )}
    </>
  )
}
