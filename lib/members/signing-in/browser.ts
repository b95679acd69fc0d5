/** A browser as the list of sessions names it; empty where the User-Agent isn't recognised. */
export type Browser = { browser: string; system: string }

// The order matters: most browsers also name those that they descend from.
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
]
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const first = (list: [RegExp, string][], text: string) => list.find(([sign]) => sign.test(text))?.[1] ?? ''

/** The browser and the operating system that a User-Agent header names. Only the first 400 characters are read. */
export function browserOf(userAgent: string | null | undefined): Browser {
  const text = (userAgent ?? '').slice(0, 400)
  return { browser: first(browsers, text), system: first(systems, text) }
}
