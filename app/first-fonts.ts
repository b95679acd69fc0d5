import interCyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import interLatinExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import arabic from '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import sansArmenian from '@fontsource-variable/noto-sans-armenian/files/noto-sans-armenian-armenian-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import sansHebrew from '@fontsource-variable/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import serifArmenian from '@fontsource-variable/noto-serif-armenian/files/noto-serif-armenian-armenian-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import serifHebrew from '@fontsource-variable/noto-serif-hebrew/files/noto-serif-hebrew-hebrew-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import serifCyrillic from '@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import serifLatinExt from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}
import serifLatin from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2' with {
  turbopackModuleType: 'asset',
}

/** The fonts that the pages in a language show besides Latin letters: upright only, because italics are few. */
const ofLanguage: Record<string, readonly string[]> = {
  az: [serifLatinExt, interLatinExt],
  tr: [serifLatinExt, interLatinExt],
  hy: [serifArmenian, sansArmenian],
  ru: [serifCyrillic, interCyrillic],
  ar: [arabic],
  fa: [arabic],
  he: [serifHebrew, sansHebrew],
}

/**
 * Links with which a browser fetches the fonts of a page's first view early: a font that isn't there when the page is first drawn is left for the next
 * page (app/fonts.css). They belong among the icons of metadata, which can have any `rel`: React moves a link of a component to the head when it is
 * ready, so that two renderings of a page would have different bytes.
 */
export const fontLinks = (language: string) =>
  [serifLatin, interLatin, ...(ofLanguage[language] ?? [])].map((url) => ({
    rel: 'preload',
    url,
    as: 'font',
    type: 'font/woff2',
    crossOrigin: '',
  }))
