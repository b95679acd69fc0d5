import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'

/** After a conflict: goes on with the typed version, or with the saved one. */
export function VersionChoice({ onKeep, onTakeTheirs }: { onKeep: () => void; onTakeTheirs: () => void }) {
  const t = useTranslations('desk.conflict')
  return (
    <p className="flex flex-wrap gap-2">
      <Button look="secondary" small onClick={onKeep}>
        {t('keep')}
      </Button>
      <Button look="secondary" small onClick={onTakeTheirs}>
        {t('takeTheirs')}
      </Button>
    </p>
  )
}
