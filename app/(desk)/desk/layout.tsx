import type { ReactNode } from 'react'
import { DeskNavigation } from '@/components/desk/DeskNavigation'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { hasDemoMembers } from '@/lib/members/demo'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

/** The frame of the staff pages. It checks no permission: each query and command does. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [actor, archive, t] = await Promise.all([requireActor(), archiveSettings(), getTranslator()])
  const isDemo = await hasDemoMembers(actor)
  return (
    <div data-member={actor.id} className="lg:grid lg:min-h-dvh lg:grid-cols-[13rem_minmax(0,1fr)]">
      <DeskNavigation
        archive={archiveName(archive, t)}
        member={{ name: actor.name, role: t(`labels.role.${actor.role}`) }}
        may={(permission) => can(actor, permission)}
      />
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pb-16 sm:px-6 lg:px-8">
        {archive.name === '' && can(actor, 'manageSettings') && (
          <div className="mt-6">
            <Alert title={t('settings.unnamedTitle')}>
              <p>
                {t('settings.unnamedHint')}{' '}
                <Link href="/desk/settings" className="link">
                  {t('settings.unnamedAction')}
                </Link>
              </p>
            </Alert>
          </div>
        )}
        {isDemo && (
          <div className="mt-6">
            <Alert title={t('members.demoTitle')}>
              <p>{t('members.demoHint', { command: 'npm run members -- remove-demo' })}</p>
            </Alert>
          </div>
        )}
        {children}
      </main>
    </div>
  )
}
