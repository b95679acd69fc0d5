import { Alert } from '@/components/ui/Alert'

/** Beside the button of a form: that something is to be mended, and what has no field of its own. */
export function FormProblem({ errors }: { errors: Readonly<Record<string, string>> }) {
  if (Object.keys(errors).length === 0) return null
  return (
    <Alert tone="error" title={errors[''] ?? errors.chain ?? 'Something above is to be mended.'}>
      Nothing you typed is lost.
    </Alert>
  )
}
