import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'

/** Where the draft stands, and what the public sees meanwhile. `live` is the number of the edition that can be read, or null. */
export function StateWords({ state, live }: { state: WorkState; live: number | null }) {
  const t = useTranslator()
  return (
    <>
      {t(`labels.workState.${state}`)}
      <span className="block text-xs text-quiet">
        {live ? `Edition ${live} is public` : 'Nothing is public'}
      </span>
    </>
  )
}
