import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'

/** The state of the draft, and what is public. `live` is the number of the public edition, or null. */
export function RecordState({ state, live }: { state: WorkState; live: number | null }) {
  const t = useTranslator()
  return (
    <>
      {t(`labels.workState.${state}`)}
      <span className="block text-xs text-quiet">
        {t('records.public', { isLive: live ? 'yes' : 'no', edition: live ?? 0 })}
      </span>
    </>
  )
}
