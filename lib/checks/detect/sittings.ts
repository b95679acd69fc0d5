import { languageFor } from '@/lib/quotation/language'

/** Stems of the words that say an act was made, by language; and of the bodies that make acts. */
const acts: Record<string, { verbs: string[]; bodies: string[] }> = {
  en: {
    verbs: ['adopt', 'pass', 'approv', 'enact', 'vot', 'declar', 'resolution', 'statement'],
    bodies: [
      'parliament',
      'senate',
      'assembly',
      'congress',
      'house',
      'chamber',
      'council',
      'legislat',
      'deput',
      'diet',
    ],
  },
  fr: {
    verbs: ['adopt', 'vot', 'approuv', 'déclar', 'résolution'],
    bodies: ['parlement', 'sénat', 'assemblée', 'congrès', 'chambre', 'conseil', 'législat', 'député'],
  },
  ru: {
    verbs: ['принял', 'принят', 'одобр', 'утверд', 'резолюц', 'заявлен', 'постановлен'],
    bodies: ['парламент', 'сенат', 'собрани', 'конгресс', 'палат', 'совет', 'меджлис', 'дум'],
  },
  az: {
    verbs: ['qəbul', 'təsdiq', 'qətnamə', 'bəyanat', 'qərar'],
    bodies: ['parlament', 'senat', 'məclis', 'konqres', 'palata', 'şura'],
  },
  tr: {
    verbs: ['kabul', 'onayla', 'karar', 'bildiri', 'oyla'],
    bodies: ['parlamento', 'senato', 'meclis', 'kongre', 'konsey'],
  },
  de: {
    verbs: ['angenommen', 'nahm', 'verabschied', 'billig', 'resolution', 'erklärung', 'beschlo', 'beschlu'],
    bodies: [
      'parlament',
      'senat',
      'versammlung',
      'kongress',
      'kammer',
      'rat',
      'bundestag',
      'landtag',
      'abgeordnet',
    ],
  },
  es: {
    verbs: ['adopt', 'aprob', 'vot', 'declar', 'resolución'],
    bodies: ['parlamento', 'senado', 'asamblea', 'congreso', 'cámara', 'consejo', 'diputad'],
  },
  hy: {
    verbs: ['ընդուն', 'հաստատ', 'բանաձեւ', 'հայտարար', 'որոշ'],
    bodies: ['խորհրդարան', 'սենատ', 'ժողով', 'կոնգրես', 'պալատ', 'խորհուրդ'],
  },
  ar: {
    verbs: ['اعتمد', 'اقر', 'تبن', 'قرار', 'بيان', 'صوت'],
    bodies: ['برلمان', 'مجلس', 'شيوخ', 'جمعيه', 'نواب', 'كونغرس'],
  },
}

const stemsIn = (text: string, language: string, part: 'verbs' | 'bodies') => {
  const { code, keyOf } = languageFor(language, text)
  const words = text.match(/[\p{L}\p{M}]+/gu)?.map(keyOf) ?? []
  return (
    (acts[code] ?? acts.en)?.[part].some((stem) =>
      words.some((word) => word.startsWith(stem) || (code === 'ar' && word.includes(stem))),
    ) ?? false
  )
}

/** True when a text says that a parliament or similar body adopted something. */
export const adopts = (text: string, language: string) =>
  stemsIn(text, language, 'verbs') && stemsIn(text, language, 'bodies')

/** True for a single date on a Saturday or Sunday. */
export function isWeekend(edtf: string | null): boolean {
  const day = /^\d{4}-\d\d-\d\d/.exec(edtf ?? '')?.[0]
  if (!day || edtf?.includes('/')) return false
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
