import { message } from '@/lib/messages/message'
import { languageFor } from '@/lib/quotation/language'
import { type Check, foundIn } from '../check'
import { sentenceAround } from '../detect/sentence-around'
import type { TextBlock } from '../input'

/** Words for a committee and for the body that it belongs to, as stems. */
const words: Record<string, { committee: string[]; body: string[] }> = {
  en: {
    committee: ['committee', 'commission', 'subcommittee'],
    body: ['parliament', 'senate', 'assembly', 'congress', 'house', 'chamber', 'council'],
  },
  fr: {
    committee: ['commission', 'comité'],
    body: ['parlement', 'sénat', 'assemblée', 'congrès', 'chambre'],
  },
  ru: {
    committee: ['комитет', 'комисси'],
    body: ['парламент', 'сенат', 'собрани', 'конгресс', 'палат', 'дум'],
  },
  az: { committee: ['komitə', 'komissiya'], body: ['parlament', 'senat', 'məclis', 'konqres', 'palata'] },
  tr: { committee: ['komite', 'komisyon'], body: ['parlamento', 'senato', 'meclis', 'kongre'] },
  de: {
    committee: ['ausschu', 'ausschü', 'komitee', 'kommission'],
    body: ['parlament', 'senat', 'versammlung', 'kongress', 'kammer', 'bundestag'],
  },
  es: { committee: ['comité', 'comisión'], body: ['parlamento', 'senado', 'asamblea', 'congreso', 'cámara'] },
  hy: { committee: ['կոմիտե', 'հանձնաժողով'], body: ['խորհրդարան', 'սենատ', 'կոնգրես', 'պալատ'] },
  ar: { committee: ['لجن', 'اللجن'], body: ['برلمان', 'البرلمان', 'مجلس', 'المجلس', 'الشيوخ'] },
}

export const bodyOrCommittee: Check = {
  id: 'body-or-committee',
  level: 'WARN',
  applies: (input) => input.texts.length > 0,
  run: (input) => input.texts.flatMap(inBlock),
}

function inBlock(block: TextBlock) {
  const { code, keyOf } = languageFor(block.language, block.text)
  const stems = words[code]
  if (!stems) return []
  const named = [...block.text.matchAll(/[\p{L}\p{M}]+/gu)].map((match) => ({
    key: keyOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const committee = named.find(({ key }) => stems.committee.some((stem) => key.startsWith(stem)))
  const body = named.find(({ key }) => stems.body.some((stem) => key.startsWith(stem)))
  if (!committee || !body || !acts(sentenceAround(block, body.start, committee.end), code, keyOf)) return []
  const text = message('checks.body-or-committee.both', {
    body: block.text.slice(body.start, body.end),
    committee: block.text.slice(committee.start, committee.end),
  })
  return [foundIn(block, committee.start, committee.end, text)]
}

const actStems: Record<string, string[]> = {
  en: ['adopt', 'pass', 'approv', 'resol', 'condemn', 'declar', 'recogni'],
  fr: ['adopt', 'vot', 'approuv', 'résol', 'condamn', 'déclar', 'reconn'],
  ru: ['принял', 'принят', 'одобр', 'резолюц', 'осуд', 'заяв', 'призна'],
  az: ['qəbul', 'təsdiq', 'qətnamə', 'pislə', 'bəyan', 'tanı'],
  tr: ['kabul', 'onayla', 'karar', 'kına', 'bildir', 'tanı'],
  de: ['angenommen', 'nahm', 'verabschied', 'resolution', 'verurteil', 'erklär', 'anerk'],
  es: ['adopt', 'aprob', 'resol', 'conden', 'declar', 'reconoc'],
  hy: ['ընդուն', 'հաստատ', 'բանաձեւ', 'դատապարտ', 'հայտարար', 'ճանաչ'],
  ar: ['اعتمد', 'اقر', 'تبن', 'قرار', 'ادان', 'اعلن', 'اعترف'],
}

const acts = (text: string, code: string, keyOf: (word: string) => string) =>
  (text.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) =>
    (actStems[code] ?? []).some((stem) => keyOf(word).startsWith(stem)),
  )
