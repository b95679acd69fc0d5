import type { Metadata } from 'next'
import { leave } from '@/app/(desk)/sign-in/actions'
import { LanguageForm } from '@/components/members/LanguageForm'
import { MailPaceForm } from '@/components/members/MailPaceForm'
import { NameForm } from '@/components/members/NameForm'
import { PasswordForm } from '@/components/members/PasswordForm'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { requireActor } from '@/lib/auth'
import { ownAccount } from '@/lib/members/queries'
import { staffLanguages, translatorOf } from '@/lib/messages/catalogue'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { languageName } from '@/lib/text'
import {
  changeOwnPassword,
  chooseOwnLanguage,
  chooseOwnMailPace,
  endAllSessions,
  renameSelf,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.account.title') }
}

type Props = { searchParams: Promise<{ password?: string | string[] }> }

export default async function AccountPage({ searchParams }: Props) {
  const [actor, t, { language }] = await Promise.all([requireActor(), getTranslator(), archiveSettings()])
  const account = await ownAccount(actor)
  const changed = (await searchParams).password === 'changed'
  return (
    <div className="max-w-xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.account.title')}</h1>
      <p className="mt-2">{t('members.account.identity', { name: account.name, email: account.email })}</p>
      <p className="text-quiet">{t(`labels.roleDescription.${account.role}`)}</p>
      <section className="mt-10">
        <h2 className="mb-4 font-serif text-xl font-semibold">{t('members.account.name')}</h2>
        <NameForm member={{ id: actor.id, name: account.name }} isOwn rename={renameSelf} />
      </section>
      <section className="mt-10">
        <h2 className="mb-4 font-serif text-xl font-semibold">{t('members.account.language')}</h2>
        <LanguageForm
          language={account.language}
          offered={staffLanguages().map((value) => ({
            value,
            label: languageName(value, translatorOf(value)),
          }))}
          ofArchive={languageName(language, t)}
          choose={chooseOwnLanguage}
        />
      </section>
      <section className="mt-10">
        <h2 className="mb-4 font-serif text-xl font-semibold">{t('members.mailPace.title')}</h2>
        <MailPaceForm pace={account.mailPace} choose={chooseOwnMailPace} />
      </section>
      <section className="mt-10">
        <h2 className="mb-4 font-serif text-xl font-semibold">{t('members.account.password')}</h2>
        {changed && (
          <Alert tone="success" title={t('members.account.passwordChanged')}>
            <p>{t('members.account.passwordChangedHint')}</p>
          </Alert>
        )}
        <PasswordForm key={String(changed)} change={changeOwnPassword} />
        <p className="mt-4">
          <a className="link" href="/desk/account/second-factor">
            {t('members.secondFactor.link')}
          </a>
        </p>
        <p className="mt-2">
          <a className="link" href="/desk/account/passkeys">
            {t('members.passkeys.link')}
          </a>
        </p>
        <p className="mt-2">
          <a className="link" href="/desk/account/tokens">
            {t('members.tokens.link')}
          </a>
        </p>
      </section>
      <section className="mt-12">
        <h2 className="mb-2 font-serif text-xl font-semibold">{t('members.ownData.title')}</h2>
        <p className="mb-4">{t('members.ownData.hint')}</p>
        <a className="link" href="/api/account/data" download>
          {t('members.ownData.link')}
        </a>
      </section>
      <section className="mt-12">
        <h2 className="mb-2 font-serif text-xl font-semibold">{t('members.account.signOut')}</h2>
        <p className="mb-4">{t('members.account.signOutHint')}</p>
        <p className="mb-4">
          <a className="link" href="/desk/account/sessions">
            {t('members.sessions.link')}
          </a>
        </p>
        <div className="flex flex-wrap gap-3">
          <form action={leave}>
            <Button type="submit" look="secondary">
              {t('members.account.signOut')}
            </Button>
          </form>
          <form action={endAllSessions}>
            <Button type="submit" look="secondary">
              {t('members.account.signOutEverywhere')}
            </Button>
          </form>
        </div>
      </section>
    </div>
  )
}
