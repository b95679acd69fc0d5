import type { Metadata } from 'next'
import { leave } from '@/app/(desk)/sign-in/actions'
import { PasswordForm } from '@/components/members/PasswordForm'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { requireActor } from '@/lib/auth'
import { ownAccount } from '@/lib/members/queries'
import { getTranslator } from '@/lib/messages/language'
import { changeOwnPassword, endAllSessions } from './actions'

export const metadata: Metadata = { title: 'Your account' }

type Props = { searchParams: Promise<{ password?: string | string[] }> }

export default async function AccountPage({ searchParams }: Props) {
  const t = await getTranslator()
  const account = await ownAccount(await requireActor())
  const changed = (await searchParams).password === 'changed'
  return (
    <div className="max-w-xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">Your account</h1>
      <p className="mt-2">
        {account.name}, {account.email}
      </p>
      <p className="text-quiet">{t(`labels.roleDescription.${account.role}`)}</p>
      <section className="mt-10">
        <h2 className="mb-4 font-serif text-xl font-semibold">Change your password</h2>
        {changed && (
          <Alert tone="success" title="Your password is changed">
            <p>You are signed out in every other browser.</p>
          </Alert>
        )}
        <PasswordForm key={String(changed)} change={changeOwnPassword} />
      </section>
      <section className="mt-12">
        <h2 className="mb-2 font-serif text-xl font-semibold">Sign out</h2>
        <p className="mb-4">Here, or everywhere: every session of yours then ends at its next request.</p>
        <div className="flex flex-wrap gap-3">
          <form action={leave}>
            <Button type="submit" look="secondary">
              Sign out
            </Button>
          </form>
          <form action={endAllSessions}>
            <Button type="submit" look="secondary">
              Sign out everywhere
            </Button>
          </form>
        </div>
      </section>
    </div>
  )
}
