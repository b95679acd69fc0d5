/** The parts of the web fonts with which previews are drawn: family and part. Packages for Chinese, Japanese and Korean are too large to ship. */
export const previewFonts = [
  ['source-serif-4', 'latin'],
  ['source-serif-4', 'latin-ext'],
  ['source-serif-4', 'vietnamese'],
  ['source-serif-4', 'cyrillic'],
  ['source-serif-4', 'cyrillic-ext'],
  ['source-serif-4', 'greek'],
  ['noto-serif-armenian', 'armenian'],
  ['noto-serif-hebrew', 'hebrew'],
  ['noto-naskh-arabic', 'arabic'],
] as const

/** The code points that these have glyphs for, in hexadecimal; a test compares them with the fonts. */
export const previewSigns = `
0 D 20-7E A0-12B 12E-131 134-165 168-17F 18F 192 1A0-1A1 1AF-1B0 1CD-1DC 1E6-1E7 1F8-1F9 218-21B 237 251 259 261 2B0
2B2-2B3 2B7-2B8 2BB-2BC 2BE-2BF 2C6-2CC 2DA 2DC-2DD 2E1-2E3 300-301 303-304 307-309 323 329 374-375 37E 384-38A 38C
38E-3A1 3A3-3CE 3D7 3D9 3DB 3DD 3E1 400-45F 462-463 472-475 490-493 496-49B 4A0-4A3 4AA-4AB 4AE-4B3 4B6-4B7 4BA-4BB
4C0-4C2 4CF-4D1 4D4-4D9 4E2-4E3 4E6-4E9 4EE-4EF 4F2-4F3 531-556 559-58A 58D-58F 591-5C7 5D0-5EA 5EF-5F4 600-6FF 750-77F
870-88E 890-891 898-8E1 8E3-8FF 1D43 1D47-1D49 1D4D 1D4F-1D50 1D52 1D56-1D58 1D5B 1D9C 1DA0 1DBB 1E0C-1E0F 1E20-1E21
1E24-1E25 1E2A-1E2B 1E36-1E3B 1E3E-1E3F 1E42-1E49 1E5A-1E63 1E6C-1E6F 1E80-1E85 1E8E-1E8F 1E92-1E93 1E97 1E9E 1EA0-1EF9
2002 2009 200B-2010 2013-2014 2018-201A 201C-201E 2020 2022 2024 2026 2032-2033 2039-203A 2044 204F 20A1 20A4 20A6-20A7
20A9-20AC 20AE 20B1-20B2 20B4-20B5 20B8-20BA 20BD 20BF 2113 2116 2122 2191 2193 2212 2215 25CC 2E41 FB13-FB17 FB1D-FB36
FB38-FB3C FB3E FB40-FB41 FB43-FB44 FB46-FBC2 FBD3-FD8F FD92-FDC7 FDCF FDF0-FDFF FE70-FE74 FE76-FEFC FEFF 10EFD-10EFF`

const ranges = previewSigns
  .trim()
  .split(/\s+/)
  .map((range) => range.split('-').map((sign) => Number.parseInt(sign, 16)))
const isDrawn = (sign: number) => ranges.some(([from = 0, to = from]) => from <= sign && sign <= to)

/** True where every sign of the text can be drawn. Blanks and signs of format have no glyph. */
export const canDraw = (text: string): boolean =>
  [...text].every((sign) => /[\s\p{Cf}]/u.test(sign) || isDrawn(sign.codePointAt(0) ?? 0))
