import { primarySubtag } from '@/lib/quotation/language'
import { findText, type Word } from './names-in-text'

/** Stems of words for harming and for being harmed, by language. A short list: it asks a person to look, and judges nothing. */
const stems: Record<string, string> = {
  en: 'kill murder shot shoot wound tortur rape beat hostage captur captiv execut victim died death massacr attack burn abduct injur expel mutilat perpetrat command',
  fr: 'tué tuer assassin bless tortur viol otage captur exécut victim mort décéd massacr attaqu brûl enlev expuls mutil',
  ru: 'убит убил убий ранен ранил пыта изнасил заложни плен казн жертв погиб смерт расстрел напал сожг сожж похи изгна избит',
  az: 'öldür öldü yarala işgəncə zorla girov əsir güllələ qurban həlak ölüm hücum yandır qaçır qov döyül',
  tr: 'öldür öldü yarala işkence tecavüz rehin esir kurşun idam kurban ölüm saldır yak kaçır kov dövül',
  de: 'getöt töt ermord verwund verletz folter gefolter vergewaltig geisel gefangen erschoss hingericht opfer starb gestorb tod angegriff verbrann entführ vertrieb',
  es: 'mató matar muert asesin herid hiri tortur viol rehén rehenes captur ejecut víctim fallec masacr atac quem secuestr expuls',
  hy: 'սպան վիրավոր խոշտանգ բռնաբար պատանդ գերի գերե գնդակահար զոհ մահ հարձակ այր առևանգ վտար',
  ar: 'قتل مقتل جرح عذب تعذيب اغتصب رهين اسير اسر اعدم ضحي ضحايا توفي موت هاجم احرق خطف طرد',
}

const keysOf = new Map<string, readonly string[]>()

/** The stems of a language as keys, made once. */
function stemsIn(tag: string): readonly string[] {
  const language = primarySubtag(tag)
  const known = keysOf.get(language)
  if (known) return known
  const keys = findText(stems[language] ?? '').map(({ key }) => key)
  if (language in stems) keysOf.set(language, keys)
  return keys
}

/** True when the text describes harm, in a language that has a list. */
export const isOfHarm = (text: string, tag: string): boolean =>
  stemsIn(tag).length > 0 && harmIn(findText(text), tag).length > 0

/** The offsets of the words of harm among the words of a text, in order. */
export function harmIn(words: readonly Word[], tag: string): number[] {
  const keys = stemsIn(tag)
  const isHarm = ({ key }: Word) => {
    const bare = key.replace(/^(?:و|ب|ل)?ال/, '')
    return keys.some((stem) => key.startsWith(stem) || bare.startsWith(stem))
  }
  return words.filter(isHarm).map(({ start }) => start)
}
