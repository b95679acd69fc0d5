import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'

/** Shown beside the button of a form with errors: the error that has no field of its own, or that there are some above. */
export function FormProblem({ errors }: { errors: Readonly<Record<string, string>> }) {
  const t = useTranslations('records.cited')
  if (Object.keys(errors).length === 0) return null
  return (
    <Alert tone="error" title={errors[''] ?? errors.chain ?? t('problem')}>
      {t('kept')}
    </Alert>
  )
}
