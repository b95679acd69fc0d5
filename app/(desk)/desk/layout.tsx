import type { ReactNode } from 'react'
import { DeskNavigation } from '@/components/desk/DeskNavigation'
import { EvidencePermission } from '@/components/desk/EvidencePermission'
import { SealedTexts } from '@/components/desk/SealedTexts'
import { AccountNotices } from '@/components/members/AccountNotices'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { accountNotices } from '@/lib/members/account-notices'
import { isForwardedIgnored } from '@/lib/members/addresses'
import { hasDemoMembers } from '@/lib/members/demo'
import { failedSignIns } from '@/lib/members/signing-in/failed-sign-ins'
import { countUnseen } from '@/lib/notifications/queries'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { dismissFailedSignInsAction, dismissNotice } from './account/actions'

/** The frame of the staff pages. It checks no permission: each query and command does. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [actor, archive, t] = await Promise.all([requireActor(), archiveSettings(), getTranslator()])
  const [isDemo, failed, notices, unseen] = await Promise.all([
    hasDemoMembers(actor),
    failedSignIns(actor),
    accountNotices(actor),
    countUnseen(actor),
  ])
  return (
    <div data-member={actor.id} className="lg:grid lg:min-h-dvh lg:grid-cols-[13rem_minmax(0,1fr)]">
      <SealedTexts memberId={actor.id} />
      <DeskNavigation
        archive={archiveName(archive, t)}
        member={{ name: actor.name, role: t(`labels.role.${actor.role}`) }}
        unseen={unseen}
        may={(permission) => can(actor, permission)}
      />
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pb-16 sm:px-6 lg:px-8">
        <AccountNotices
          notices={notices}
          failed={failed}
          dismiss={dismissNotice}
          dismissFailed={dismissFailedSignInsAction}
        />
        {isForwardedIgnored() && can(actor, 'manageSettings') && (
          <div className="mt-6">
            <Alert title={t('members.forwardedIgnored.title')}>
              <p>{t('members.forwardedIgnored.hint')}</p>
            </Alert>
          </div>
        )}
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
              <p>{t('members.demoOwn', { command: 'STELE_DEMO=0 npm start' })}</p>
            </Alert>
          </div>
        )}
        <EvidencePermission isHeld={can(actor, 'writeAll')}>{children}</EvidencePermission>
      </main>
    </div>
  )
}
