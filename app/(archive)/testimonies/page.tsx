import type { Metadata } from 'next'
import { registerMetadata } from '@/app/(archive)/register-metadata'
import { RegisterPage } from '@/components/archive/finding/RegisterPage'
import { registerAsked, registerOf } from '@/lib/search/registers'
import { interfaceLanguage } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return registerMetadata('testimonies', registerAsked('testimonies', await searchParams))
}

export default async function Testimonies({ searchParams }: Props) {
  const asked = registerAsked('testimonies', await searchParams)
  return (
    <RegisterPage
      id="testimonies"
      asked={asked}
      register={await registerOf('testimonies', asked, await interfaceLanguage())}
    />
  )
}
