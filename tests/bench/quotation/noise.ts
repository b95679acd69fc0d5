import type { Random } from './random'

type Change = (text: string, random: Random) => string

/** Ways of setting the same text differently. None changes a letter, a digit or a mark that has a meaning. */
const typographic: Change[] = [
  (text) => text.replace(/[’‘']/g, "'").replace(/[“”„«»]/g, '"'),
  (text) => text.replace(/'/g, '’').replace(/"([^"]*)"/g, '„$1“'),
  (text) => text.replaceAll(' – ', ' - ').replaceAll('-', '‑'),
  (text) => text.replace(/ (?=[\p{L}])/gu, (space) => `${space} `),
  (text, random) => text.replace(/ /g, () => (random.chance(0.3) ? '\u00a0' : ' ')),
  (text, random) =>
    text.replace(/\p{L}{7,}/gu, (word) =>
      random.chance(0.4) ? `${word.slice(0, 3)}\u00ad${word.slice(3)}` : word,
    ),
  (text, random) =>
    text.replace(/\p{L}{8,}/gu, (word) =>
      random.chance(0.3) ? `${word.slice(0, 4)}-\n${word.slice(4)}` : word,
    ),
  (text, random) => text.replace(/ /g, () => (random.chance(0.12) ? '\n' : ' ')),
  (text) =>
    text
      .replaceAll('ffi', 'ﬃ')
      .replaceAll('fi', 'ﬁ')
      .replaceAll('fl', 'ﬂ')
      .replaceAll('ff', 'ﬀ')
      .replaceAll('եւ', 'և'),
  (text) => text.normalize('NFD'),
  (text, random) =>
    text
      .replace(/ /g, () => (random.chance(0.1) ? ' \u200f' : ' '))
      .replace(/\p{L}(?=\p{L})/gu, (letter) => (random.chance(0.02) ? `${letter}\u200b` : letter)),
  (text) => `“${text}”`,
  (text) => text.replace(/(?<=\p{Script=Arabic})(?=\p{Script=Arabic})/u, '\u0640'),
]

/** The text with two or three kinds of typographic noise that change it. */
export function setOtherwise(text: string, random: Random): string {
  let noisy = text
  for (let tries = 0, kinds = 0; tries < 12 && kinds < 2 + random.below(2); tries += 1) {
    const changed = random.pick(typographic)(noisy, random)
    if (changed !== noisy) kinds += 1
    noisy = changed
  }
  return noisy
}

/** Letters that scanners confuse, by script. */
const misreadings: Record<string, string[]> = {
  e: ['c'],
  c: ['e'],
  l: ['1', 'i'],
  i: ['l', '1'],
  o: ['0'],
  O: ['0'],
  a: ['o'],
  h: ['b'],
  t: ['f'],
  m: ['rn'],
  n: ['u', 'ri'],
  w: ['vv'],
  s: ['5'],
  b: ['h'],
  u: ['n'],
  d: ['cl'],
  ə: ['a', 'o'],
  ş: ['s'],
  ğ: ['g'],
  ü: ['u'],
  ö: ['o'],
  ı: ['i'],
  é: ['e', 'c'],
  è: ['e'],
  ß: ['B'],
  н: ['п', 'и'],
  п: ['н', 'л'],
  и: ['н', 'п'],
  ш: ['щ'],
  щ: ['ш'],
  е: ['с'],
  с: ['е'],
  о: ['0'],
  з: ['3'],
  б: ['6'],
  т: ['г'],
  ы: ['ьi'],
  м: ['и'],
  ա: ['ս'],
  ս: ['ա', 'տ'],
  ն: ['և'],
  ր: ['ի'],
  ի: ['ր'],
  ե: ['է'],
  է: ['ե'],
  ո: ['ռ'],
  ղ: ['դ'],
  դ: ['ղ'],
  գ: ['զ'],
  մ: ['վ'],
  ب: ['ت', 'ن'],
  ت: ['ث', 'ب'],
  ح: ['ج', 'خ'],
  ج: ['ح'],
  ف: ['ق'],
  ق: ['ف'],
  ر: ['ز'],
  د: ['ذ'],
  س: ['ش'],
  ص: ['ض'],
  ة: ['ه'],
  ي: ['ى'],
}

/** The text as a poor scanner would read it: about one letter in forty wrong, sometimes a space lost or added. Digits stay. */
export function scan(text: string, random: Random): string {
  let read = ''
  for (const letter of text) {
    const wrong = misreadings[letter]
    if (wrong && random.chance(0.05)) read += random.pick(wrong)
    else if (letter === ' ' && random.chance(0.01)) read += ''
    else read += letter
    if (/\p{L}/u.test(letter) && random.chance(0.004)) read += ' '
  }
  return read
}
