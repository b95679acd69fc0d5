import { primarySubtag } from '@/lib/quotation/language'

/** Phrases that refer to a source without saying who or where, by language. */
const phrases: Record<string, string[]> = {
  en: [
    'according to',
    'as reported by',
    'official figures',
    'official data',
    'official sources',
    'media agencies',
    'media reports',
    'media outlets',
    'media reported',
    'press reports',
    'experts say',
    'experts believe',
    'observers say',
    'historians say',
    'historians believe',
    'sources say',
    'sources said',
    'sources report',
    'it is reported',
    'it was reported',
    'it is said',
    'it is known',
    'it is believed',
    'it is well known',
    'eyewitnesses say',
    'eyewitnesses said',
    'witnesses say',
    'witnesses said',
    'survivors say',
    'other publications',
    'many publications',
    'newspapers wrote',
    'newspapers reported',
    'some say',
    'studies show',
    'documents show',
    'statistics show',
  ],
  fr: [
    'selon',
    'd’après',
    "d'après",
    'chiffres officiels',
    'données officielles',
    'sources officielles',
    'on rapporte',
    'on dit que',
    'les médias',
    'des témoins',
    'les experts',
    'les historiens',
    'la presse rapporte',
    'il est connu',
  ],
  ru: [
    'по словам',
    'по данным',
    'по сообщениям',
    'согласно',
    'по официальным данным',
    'официальные данные',
    'сообщается',
    'как известно',
    'по мнению экспертов',
    'очевидцы рассказывают',
    'очевидцы говорят',
    'сми сообщили',
    'сми сообщают',
    'говорят, что',
    'историки считают',
  ],
  az: [
    'sözlərinə görə',
    'məlumatına görə',
    'rəsmi məlumat',
    'rəsmi rəqəmlər',
    'bildirilir ki',
    'deyilir ki',
    'məlumdur ki',
    'şahidlərin sözlərinə',
    'ekspertlərin fikrincə',
    'mətbuat yazır',
    'kütləvi informasiya vasitələri',
  ],
  tr: [
    'göre',
    'resmi rakamlar',
    'resmi veriler',
    'resmi kaynaklar',
    'bildirildiğine',
    'söylendiğine',
    'bilindiği gibi',
    'uzmanlar',
    'görgü tanıkları',
    'basında çıkan',
  ],
  de: [
    'laut',
    'zufolge',
    'nach angaben',
    'offizielle zahlen',
    'offiziellen zahlen',
    'offiziellen angaben',
    'es heißt',
    'bekanntlich',
    'experten zufolge',
    'augenzeugen',
    'medienberichten',
    'presseberichten',
    'historiker meinen',
  ],
  es: [
    'según',
    'de acuerdo con',
    'cifras oficiales',
    'datos oficiales',
    'fuentes oficiales',
    'se informa',
    'se dice que',
    'es sabido',
    'los medios',
    'testigos',
    'los expertos',
    'los historiadores',
  ],
  hy: [
    'համաձայն',
    'խոսքերով',
    'տվյալներով',
    'պաշտոնական տվյալներ',
    'հայտնի է',
    'հաղորդվում է',
    'ասում են',
    'ականատեսների',
  ],
  ar: [
    'وفقا',
    'وفقًا',
    'بحسب',
    'حسب',
    'الأرقام الرسمية',
    'البيانات الرسمية',
    'مصادر رسمية',
    'يقال إن',
    'من المعروف',
    'شهود عيان',
    'وسائل الإعلام',
    'يذكر أن',
  ],
}

/** Places where a text refers to a source without saying which, as UTF-16 spans. */
export function vagueSourcesIn(text: string, tag: string): { start: number; end: number }[] {
  const low = text.toLowerCase()
  // Lower case can change the length of a text (İ). Then it is searched unchanged, so that offsets fit.
  const searched = low.length === text.length ? low : text
  const found = (phrases[primarySubtag(tag)] ?? []).flatMap((phrase) => placesOf(searched, phrase))
  const ordered = found.toSorted((one, other) => one.start - other.start || other.end - one.end)
  let end = 0
  return ordered.filter((place) => {
    const isFree = place.start >= end
    end = Math.max(end, place.end)
    return isFree
  })
}

const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{M}]/u.test(char)

function placesOf(text: string, phrase: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = []
  for (let start = text.indexOf(phrase); start >= 0; start = text.indexOf(phrase, start + 1)) {
    const end = start + phrase.length
    if (!isLetter(text[start - 1]) && !isLetter(text[end])) places.push({ start, end })
  }
  return places
}
