import type { ReactNode } from 'react'
import { Doorway as DoorwayPage } from '@/components/members/Doorway'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

/** A page before sign-in, under the archive's name. */
export async function Doorway({ title, children }: { title: string; children: ReactNode }) {
  const [settings, t] = await Promise.all([archiveSettings(), getTranslator()])
  return (
    <DoorwayPage archive={archiveName(settings, t)} title={title}>
      {children}
    </DoorwayPage>
  )
}
