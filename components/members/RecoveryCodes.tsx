'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'

/** Recovery codes, shown once. `then`: where to go afterwards. */
export function RecoveryCodes({ codes, then }: { codes: readonly string[]; then: string }) {
  const t = useTranslations('members.secondFactor')
  return (
    <Alert tone="success" title={t('codesTitle')}>
      <p>{t('codesLead')}</p>
      <ul className="my-3 grid max-w-sm grid-cols-1 gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <a className="link" href={then}>
          {t('goOn')}
        </a>
      </p>
    </Alert>
  )
}
