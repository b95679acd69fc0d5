import type { Metadata } from 'next'
import { registerMetadata } from '@/app/(archive)/register-metadata'
import { RegisterPage } from '@/components/archive/finding/RegisterPage'
import { registerAsked, registerOf } from '@/lib/search/registers'
import { interfaceLanguage } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return registerMetadata('press', registerAsked('press', await searchParams))
}

export default async function Press({ searchParams }: Props) {
  const asked = registerAsked('press', await searchParams)
  return (
    <RegisterPage
      id="press"
      asked={asked}
      register={await registerOf('press', asked, await interfaceLanguage())}
    />
  )
}
