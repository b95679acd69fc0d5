import type { Metadata } from 'next'
import { PasswordForm } from '@/components/desk/members/PasswordForm'
import { Button } from '@/components/ui/Button'
import { requireActor } from '@/lib/auth'
import { ownAccount } from '@/lib/members/queries'
import { roleLabels } from '@/lib/members/schema'
import { changeOwnPassword, endAllSessions } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const account = await ownAccount(await requireActor())
  return (
    <div className="max-w-xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">Your account</h1>
      <p className="mt-2">
        {account.name}, {account.email}
      </p>
      <p className="text-quiet">{roleLabels[account.role]}</p>
      <section className="mt-10">
        <h2 className="mb-4 font-serif text-xl font-semibold">Change your password</h2>
        <PasswordForm change={changeOwnPassword} />
      </section>
      <section className="mt-12">
        <h2 className="mb-2 font-serif text-xl font-semibold">Sign out</h2>
        <p className="mb-4">Ends every session of yours, in all browsers, at their next request.</p>
        <form action={endAllSessions}>
          <Button type="submit" look="secondary">
            Sign out everywhere
          </Button>
        </form>
      </section>
    </div>
  )
}
