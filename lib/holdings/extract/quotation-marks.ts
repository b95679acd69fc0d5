type Marks = readonly [outer: string, close: string, inner: string, innerClose: string]

const english: Marks = ['“', '”', '‘', '’']
const guillemets: Marks = ['«', '»', '“', '”']
const russian: Marks = ['«', '»', '„', '“']
const german: Marks = ['„', '“', '‚', '‘']
const corners: Marks = ['「', '」', '『', '』']

/** By language, after the Unicode CLDR; other languages have English marks. */
const byLanguage: Readonly<Record<string, Marks>> = {
  ...{
    de: german,
    cs: german,
    sk: german,
    sl: german,
    et: german,
    is: german,
    lt: german,
    bg: german,
    ka: german,
  },
  ...{ ru: russian, be: russian, uk: russian, hy: ['«', '»', '«', '»'] },
  ...{ es: guillemets, fr: guillemets, it: guillemets, pt: guillemets, ca: guillemets, el: guillemets },
  ...{ ar: ['”', '“', '’', '‘'], fa: ['«', '»', '‹', '›'], he: ['”', '”', '’', '’'] },
  ...{
    pl: ['„', '”', '«', '»'],
    ro: ['„', '”', '«', '»'],
    hu: ['„', '”', '»', '«'],
    sr: ['„', '”', '‘', '’'],
  },
  ...{
    fi: ['”', '”', '’', '’'],
    sv: ['”', '”', '’', '’'],
    da: ['“', '”', '‘', '’'],
    no: ['«', '»', '‘', '’'],
  },
  ...{ nb: ['«', '»', '‘', '’'], nn: ['«', '»', '‘', '’'], ja: corners },
}

/** The marks that a browser puts around a `q` element: `depth` counts the quotations around it. */
export function quotationMarks(language: string, depth: number): [open: string, close: string] {
  const subtags = language.toLowerCase().split('-')
  const isTaiwanese =
    subtags[0] === 'zh' && subtags.some((tag) => tag === 'hant' || tag === 'tw' || tag === 'hk')
  const marks = isTaiwanese ? corners : (byLanguage[subtags[0] ?? ''] ?? english)
  return depth % 2 === 0 ? [marks[0], marks[1]] : [marks[2], marks[3]]
}
