import type { ReactNode } from 'react'
import { DeskNavigation } from '@/components/desk/DeskNavigation'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { roleLabels } from '@/lib/members/schema'

/** The frame of signed-in work. It guards nothing: each query and command does. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  return (
    <div data-member={actor.id} className="lg:grid lg:min-h-dvh lg:grid-cols-[13rem_minmax(0,1fr)]">
      <DeskNavigation
        member={{ name: actor.name, role: roleLabels[actor.role].replace(/:.*/, '') }}
        mayManageMembers={can(actor, 'manageMembers')}
      />
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pb-16 sm:px-6 lg:px-8">
        {children}
      </main>
    </div>
  )
}
