import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { EndSessionForm } from './EndSessionForm'

type Session = {
  browser: string
  system: string
  startedAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** One browser in which the member is signed in; the one in use has no button here. */
export function SessionRow({ session, end }: { session: Session; end: FormAction }) {
  const t = useTranslations('members.sessions')
  const { browser, system } = session
  const device = browser && system ? t('device', { browser, system }) : browser || system || t('unknown')
  return (
    <tr>
      <th scope="row">
        {device}
        {session.isCurrent && <span className="block font-normal text-quiet">{t('current')}</span>}
      </th>
      <td>
        <StackedLabel>{t('columns.startedAt')}</StackedLabel>
        <When at={session.startedAt} />
      </td>
      <td>
        <StackedLabel>{t('columns.lastSeenAt')}</StackedLabel>
        <When at={session.lastSeenAt} />
      </td>
      <td>
        {!session.isCurrent && (
          <EndSessionForm end={end}>
            {t.rich('end', { device, more: (chunks) => <span className="sr-only">{chunks}</span> })}
          </EndSessionForm>
        )}
      </td>
    </tr>
  )
}

/** The head of a column, beside the value where the rows of a narrow screen have none. Screen readers have the head of the table. */
const StackedLabel = ({ children }: { children: ReactNode }) => (
  <span aria-hidden className="me-2 text-quiet sm:hidden">
    {children}
  </span>
)
