import type { SettingsDraft } from '@/lib/settings/schema'

/** The settings of the demo archive. They say that it is a demonstration and that no one runs it. */
export const demoSettings: SettingsDraft = {
  name: 'Demo archive',
  subject: 'Khojaly, 25 to 26 February 1992: what one page of text states.',
  description:
    'This is a demonstration, not a working archive. Its records rest on one page of text, whose newspapers and acts were not seen, and on transcripts of the Universal Declaration of Human Rights.',
  language: 'en',
  languages: ['en', 'az', 'hy', 'ru', 'tr', 'fr', 'de', 'es', 'ar', 'fa', 'he'],
  contact: '',
  imprint: '',
  licence: '',
  accent: '',
  accentDark: '',
  isIndexed: true,
  idleHours: '12',
  quotation: '',
  reportDays: '90',
  noteStyle: 'PLAIN',
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

const heading = (text: string) => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})

export const demoPages = [
  {
    slug: 'about',
    title: 'About this demonstration',
    body: {
      type: 'doc',
      content: [
        paragraph(
          'These pages demonstrate a program for memorial archives. No one runs this archive, and no one checked its records: the members, reviews, verdicts, corrections and the report of a reader were made when the demonstration was loaded.',
        ),
        heading('What the records rest on'),
        paragraph(
          'The records about Khojaly rest on one page of text in English, which was compiled by one party to a conflict. They repeat who states what according to that page and take no side. The newspapers and acts that it names were not seen.',
        ),
        paragraph(
          'The records of the Universal Declaration of Human Rights quote transcripts in twelve languages. The document of the United Nations was not seen.',
        ),
      ],
    },
  },
]
