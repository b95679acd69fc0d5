/** ISO 15924 codes of the scripts that are distinguished; `Zyyy` is text without a letter, `Zzzz` another script. */
const ranges: [from: number, to: number, script: string][] = [
  [0x0041, 0x024f, 'Latn'],
  [0x0250, 0x02af, 'Latn'],
  [0x0370, 0x03ff, 'Grek'],
  [0x0400, 0x052f, 'Cyrl'],
  [0x0531, 0x058f, 'Armn'],
  [0x0591, 0x05ff, 'Hebr'],
  [0x0600, 0x077f, 'Arab'],
  [0x08a0, 0x08ff, 'Arab'],
  [0x0900, 0x097f, 'Deva'],
  [0x0e00, 0x0e7f, 'Thai'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1c80, 0x1c8f, 'Cyrl'],
  [0x1c90, 0x1cbf, 'Geor'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x2c60, 0x2c7f, 'Latn'],
  [0x2de0, 0x2dff, 'Cyrl'],
  [0x3040, 0x309f, 'Hira'],
  [0x30a0, 0x30ff, 'Kana'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xa640, 0xa69f, 'Cyrl'],
  [0xac00, 0xd7a3, 'Hang'],
  [0xfb00, 0xfb06, 'Latn'],
  [0xfb13, 0xfb17, 'Armn'],
  [0xfb50, 0xfdff, 'Arab'],
  [0xfe70, 0xfeff, 'Arab'],
  [0xff21, 0xff5a, 'Latn'],
]

const isLetter = /\p{L}/u

function scriptOfLetter(code: number): string {
  for (const [from, to, script] of ranges) if (code >= from && code <= to) return script
  return 'Zzzz'
}

/** Counts the letters of each script in a text; long texts are sampled evenly. */
export function scripts(text: string, sample = 4000): Map<string, number> {
  const counts = new Map<string, number>()
  const step = Math.max(1, Math.floor(text.length / sample))
  for (let at = 0; at < text.length; at += step) {
    const code = text.codePointAt(at) ?? 0
    if (!isLetter.test(String.fromCodePoint(code))) continue
    const script = scriptOfLetter(code)
    counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  return counts
}

/** The script that most letters of a text belong to (ISO 15924), `Zyyy` when it has no letter. */
export function scriptOf(text: string): string {
  let most = 'Zyyy'
  let count = 0
  for (const [script, letters] of scripts(text)) {
    if (letters <= count) continue
    most = script
    count = letters
  }
  return most
}
