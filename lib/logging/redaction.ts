/** Parts of a text that can say who someone is, or let someone in; each becomes a word that says what it was. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/[^\s<>"'(),;:@]{1,200}@[^\s<>"'(),;:@]{1,200}/g, '[e-mail]'],
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S{1,2000}/gi, '[address]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi, '[address]'],
  [/\b[\w-]{20,500}\b/g, '[token]'],
  [/“[^”]{0,500}”|"[^"\n]{0,500}"|`[^`\n]{0,500}`|'[^'\n]{1,500}'/g, '[text]'],
]

const MOST = 500
/** More than is shown, so that nothing that is cut in two is shown in part. */
const READ = 3 * MOST

/** A text without e-mail addresses, addresses of machines and pages, tokens and quoted words, cut off after 500 characters. */
export const withoutPersonalData = (text: string): string =>
  personal.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text.slice(0, READ)).slice(0, MOST)

const FRAMES = 12

/** What a log has of an error: its kind, its code and where it happened. Its message can repeat what someone typed, so it is left out. */
export function failureOf(error: Error): { name: string; code?: string; frames: string[] } {
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim())
  const name = /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error'
  return { name, ...(code !== null && /^\w{1,40}$/.test(String(code)) && { code: String(code) }), frames }
}
