import type { Metadata } from 'next'
import { registerMetadata } from '@/app/(archive)/register-metadata'
import { RegisterPage } from '@/components/archive/finding/RegisterPage'
import { registerAsked, registerOf } from '@/lib/search/registers'
import { interfaceLanguage } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return registerMetadata('register', registerAsked('register', await searchParams))
}

export default async function RegisterOfActs({ searchParams }: Props) {
  const asked = registerAsked('register', await searchParams)
  return (
    <RegisterPage
      id="register"
      asked={asked}
      register={await registerOf('register', asked, await interfaceLanguage())}
    />
  )
}
