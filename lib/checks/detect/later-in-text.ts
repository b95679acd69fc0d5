import { primarySubtag } from '@/lib/quotation/language'

/** "A few months later": the least time that has passed, and its place in the text. */
export interface Later {
  start: number
  end: number
  text: string
  /** The fewest days that must have passed. */
  days: number
}

interface Wording {
  /** Words for a number that is not given; they mean two at least. */
  few: string
  days: string
  weeks: string
  months: string
  years: string
  /** `#` is the place of number and unit. */
  phrase: string[]
}

const wordings: Record<string, Wording> = {
  en: {
    few: 'a few|several|some|a couple of',
    days: 'days',
    weeks: 'weeks',
    months: 'months',
    years: 'years',
    phrase: ['# later', '# afterwards', '# after that'],
  },
  fr: {
    few: 'quelques|plusieurs',
    days: 'jours',
    weeks: 'semaines',
    months: 'mois',
    years: 'années|ans',
    phrase: ['# plus tard', '# après'],
  },
  ru: {
    few: 'несколько',
    days: 'дней|дня',
    weeks: 'недель|недели',
    months: 'месяцев|месяца',
    years: 'лет|года',
    phrase: ['через #', '# спустя'],
  },
  az: { few: 'bir neçə', days: 'gün', weeks: 'həftə', months: 'ay', years: 'il', phrase: ['# sonra'] },
  tr: { few: 'birkaç', days: 'gün', weeks: 'hafta', months: 'ay', years: 'yıl|sene', phrase: ['# sonra'] },
  de: {
    few: 'einige|ein paar|mehrere|wenige',
    days: 'tage',
    weeks: 'wochen',
    months: 'monate',
    years: 'jahre',
    phrase: ['# später', '# danach'],
  },
  es: {
    few: 'unos|unas|algunos|algunas|pocos|pocas|varios|varias',
    days: 'días',
    weeks: 'semanas',
    months: 'meses',
    years: 'años',
    phrase: ['# después', '# más tarde'],
  },
  hy: {
    few: 'մի քանի',
    days: 'օր',
    weeks: 'շաբաթ',
    months: 'ամիս',
    years: 'տարի',
    phrase: ['# անց', '# հետո'],
  },
  ar: {
    few: 'بضعة|عدة',
    days: 'أيام',
    weeks: 'أسابيع',
    months: 'أشهر|شهور',
    years: 'سنوات|أعوام',
    phrase: ['بعد #'],
  },
}
const counted = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const lengths = { days: 1, weeks: 7, months: 28, years: 365 } as const

/** Phrases that say how much later something happened. Reads "few", figures and English number words only. */
export function laterIn(text: string, tag: string): Later[] {
  const wording = wordings[primarySubtag(tag)]
  if (!wording) return []
  const found = (Object.keys(lengths) as (keyof typeof lengths)[]).flatMap((unit) =>
    wording.phrase.flatMap((phrase) => phrasesIn(text, phrase, wording.few, wording[unit], lengths[unit])),
  )
  return found.toSorted((one, other) => one.start - other.start)
}

function phrasesIn(text: string, phrase: string, few: string, units: string, length: number): Later[] {
  const amount = `(?:(${few})|(\\d{1,3})|(${counted.join('|')}))`
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{M}])${phrase.replace('#', `${amount} (?:${units})`)}(?![\\p{L}\\p{M}])`,
    'giu',
  )
  return [...text.matchAll(pattern)].map((match) => {
    const number = match[2] ? Number(match[2]) : counted.indexOf((match[3] ?? '').toLowerCase()) + 1
    return {
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      days: (number || 2) * length,
    }
  })
}
