import type { SettingsDraft } from '@/lib/settings/schema'

/** The settings of the demo archive. They say that it is a demonstration and that no one runs it. */
export const demoSettings: SettingsDraft = {
  name: 'Demo archive',
  subject: 'A demonstration with one page of text about the town of Khojaly, 25 to 26 February 1992.',
  description:
    'This is not a working archive. It shows how records, sources and checks look. Its records rest on one page of text, and the works that this page names were not seen.',
  language: 'en',
  languages: ['en'],
  contact: '',
  imprint: '',
  licence: '',
  accent: '',
  accentDark: '',
  isIndexed: true,
  idleHours: '12',
  quotation: '',
  reportDays: '90',
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
          'These pages demonstrate a program for memorial archives. No one runs this archive, and no one checked its records: the members, reviews and verdicts were made when the demonstration was loaded.',
        ),
        heading('What the records rest on'),
        paragraph(
          'All records rest on one page of text in English, which was compiled by one party to a conflict. They repeat who states what according to that page and take no side. The newspapers and acts that it names were not seen.',
        ),
        heading('When you start your own archive'),
        paragraph(
          'Your archive begins empty. An admin gives it a name and a subject, and writes pages such as this one in the settings.',
        ),
      ],
    },
  },
]
