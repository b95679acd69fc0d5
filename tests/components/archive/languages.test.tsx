import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ArchiveHeader } from '@/components/archive/ArchiveHeader'
import { CitePage } from '@/components/archive/CitePage'
import { CiteThis } from '@/components/archive/CiteThis'
import { LanguageMenu } from '@/components/archive/LanguageMenu'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { RecordLine } from '@/components/archive/RecordLine'
import { WarningNotice } from '@/components/archive/record/ContentWarning'
import { EditionList } from '@/components/archive/record/EditionList'
import { OtherLanguages } from '@/components/archive/record/OtherLanguages'
import { Runs } from '@/components/text/Runs'
import { textOf } from '@/lib/citations/runs'
import { messagesOf, translatorOf } from '@/lib/messages/catalogue'
import { attributionRuns } from '@/lib/records/kinds/fields'
import { unsetSettings } from '@/lib/settings/schema'
import { citingOf, editionOf } from '@/tests/support/editions'
import { contentOf } from '@/tests/support/factories/pure'

/** The HTML of a component on a page whose address names this language. */
const inLanguage = (language: string, element: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={language}
      messages={{ ...messagesOf(language), address: { prefix: `/${language}` } }}
      timeZone="UTC"
    >
      {element}
    </NextIntlClientProvider>,
  )
const linksIn = (html: string) => [...html.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, link]) => link)

describe('a page in a language', () => {
  it('has its messages, and links that stay in it', () => {
    const html = inLanguage('ar', <PageNotFound />)
    expect(html).toContain('الصفحة غير موجودة')
    expect(linksIn(html)).toEqual(['/ar/records', '/ar'])
    const header = linksIn(inLanguage('ar', <ArchiveHeader archive={unsetSettings} page="/" />))
    expect(header.length).toBeGreaterThan(4)
    expect(header.filter((link) => !link?.startsWith('/ar'))).toEqual([])
  })

  it('leads to itself in each other language', () => {
    const archive = { language: 'en', languages: ['en', 'ar', 'fr'] }
    const html = inLanguage('ar', <LanguageMenu archive={archive} page="/records?q=a" />)
    expect(linksIn(html)).toEqual(['/records?q=a', '/ar/records?q=a', '/fr/records?q=a'])
    expect(html).toMatch(/<a[^>]* lang="fr" dir="ltr"[^>]*>français<\/a>/)
    expect(html).toMatch(/<a[^>]* dir="rtl" aria-current="true"[^>]*>العربية<\/a>/)
    expect(inLanguage('en', <LanguageMenu archive={unsetSettings} page="/" />)).toBe('')
  })

  it('writes the source of a listed record in its own language', () => {
    const fields = {
      periodical: { name: 'The Daily', authorityId: null },
      published: { verbatim: '1 March 1992', edtf: '1992-03-01', basis: 'AS_PRINTED' },
    }
    const listed = { slug: 'a', kind: 'press-excerpt', title: 'A', attribution: 'The Daily, 1 March 1992' }
    const html = inLanguage('ar', <RecordLine {...listed} fields={fields} />)
    expect(html).toContain('<bdi>The Daily</bdi>')
    expect(html).toContain('مارس')
    expect(html).not.toContain('March')
    expect(inLanguage('en', <RecordLine {...listed} fields={fields} />)).toContain('The Daily, 1 March 1992')
    expect(inLanguage('en', <RecordLine {...listed} />)).toContain('The Daily, 1 March 1992')
  })

  it('sets titles in their own direction', () => {
    const runs = [{ text: 'Le Monde', italic: true as const }, { text: '، ' }]
    expect(inLanguage('ar', <Runs runs={runs} />)).toBe('<bdi><i>Le Monde</i></bdi>، ')
    expect(inLanguage('ar', <Runs runs={[{ text: ' (London)، ' }]} />)).toBe(' <bdi>(London)</bdi>، ')
    expect(inLanguage('fr', <Runs runs={runs} />)).toBe('<i>Le Monde</i>، ')
    const fields = { body: { name: 'A council' }, jurisdiction: 'Nowhere' }
    expect(textOf(attributionRuns('resolution', fields, translatorOf('en')))).toBe('A council, Nowhere')
    const attribution = attributionRuns('resolution', fields, translatorOf('ar'))
    expect(inLanguage('ar', <Runs runs={attribution} />)).toBe('<bdi>A council</bdi>، <bdi>Nowhere</bdi>')
    expect(inLanguage('ar', <WarningNotice warning="Fire." />)).toContain('\u2068Fire.\u2069')
    const cited = editionOf('account', { ...contentOf('account', {}), title: '[A flood]' })
    expect(inLanguage('ar', <CitePage citing={citingOf(cited)} />)).toContain('«\u2068[A flood]\u2069»')
    const supplied = editionOf('account', {
      ...contentOf('account', {}),
      title: 'A flood',
      titleIsSupplied: true,
    })
    const citing = citingOf(supplied)
    const mirrored = inLanguage('ar', <CiteThis citing={citing} />)
    expect(mirrored).toContain('«<bdi>[A flood].</bdi>» <bdi>')
    expect(inLanguage('en', <CiteThis citing={citing} />)).toContain('“[A flood].” ')
    const line = { number: 1, publishedAt: new Date(0), title: '[A flood]', withdrawn: false }
    expect(inLanguage('ar', <EditionList slug="a" editions={[line]} newest={1} />)).toContain(
      '<span class="block" dir="auto">[A flood]</span>',
    )
  })

  it('links to records in other languages', () => {
    const translations = [
      { slug: 'a', language: 'az', title: 'Bir mətn', relation: 'ORIGINAL' },
      { slug: 'b', language: 'fa', title: 'یک متن', relation: 'SIBLING' },
    ] as const
    const html = inLanguage('fr', <OtherLanguages translations={translations} />)
    expect(html).toContain('azerbaïdjanais, l’original')
    expect(html).toMatch(/<a href="\/fr\/records\/b" hrefLang="fa" lang="fa" dir="rtl"[^>]*>یک متن<\/a>/)
    expect(inLanguage('fr', <OtherLanguages translations={[]} />)).toBe('')
  })
})
