import type { ReactNode } from 'react'
import { areasFor } from '@/components/desk/areas'
import { DeskKeys } from '@/components/desk/DeskKeys'
import { EvidencePermission } from '@/components/desk/EvidencePermission'
import { SealedTexts } from '@/components/desk/SealedTexts'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'

/** The frame of staff pages that fill the window: no navigation beside them. It checks no permission: each query and command does. */
export default async function WritingLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  return (
    <div data-member={actor.id}>
      <SealedTexts memberId={actor.id} />
      <DeskKeys areas={areasFor((permission) => can(actor, permission))} isHidden />
      <main id="main" tabIndex={-1} className="min-w-0 outline-none">
        <EvidencePermission isHeld={can(actor, 'writeAll')}>{children}</EvidencePermission>
      </main>
    </div>
  )
}
