import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { BackgroundWork } from '@/components/settings/BackgroundWork'
import { DatabaseState } from '@/components/settings/DatabaseState'
import { DiskSpace } from '@/components/settings/DiskSpace'
import { MaintenanceRuns } from '@/components/settings/MaintenanceRuns'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { requireActor } from '@/lib/auth'
import { diskSpace } from '@/lib/backup/disk'
import { env } from '@/lib/env'
import { getTranslator } from '@/lib/settings/language'
import { databaseFor } from '@/lib/verification/database'
import { backgroundFor, lastRuns } from '@/lib/verification/runs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.operation.title') }
}

export default async function OperationPage() {
  const [t, actor] = await Promise.all([getTranslator(), requireActor()])
  const [runs, background, database, spaces] = await found(
    Promise.all([lastRuns(actor), backgroundFor(actor), databaseFor(actor), diskSpace(actor)]),
  )
  return (
    <>
      <SettingsTabs here="/desk/settings/operation" />
      <p className="mb-6 max-w-prose text-quiet">
        {t(env.STELE_BACKUP_DIR ? 'settings.operation.nightly' : 'settings.operation.noNightly')}
      </p>
      <MaintenanceRuns runs={runs} />
      <BackgroundWork background={background} />
      <DatabaseState state={database} />
      <DiskSpace spaces={spaces} />
    </>
  )
}
