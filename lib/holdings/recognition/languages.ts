import 'server-only'
import { access, readdir } from 'node:fs/promises'
import path from 'node:path'

/** The packages with language data for the recognition of text. */
const folder = () => path.join(process.cwd(), 'node_modules', '@tesseract.js-data')

export type RecognitionLanguage = {
  /** Its Tesseract code, such as "eng". */
  code: string
  /** Its BCP 47 tag, such as "en"; the code where there is none. */
  tag: string
}

/** The languages whose data is installed, by code. Nothing is loaded from elsewhere. */
export async function recognitionLanguages(): Promise<RecognitionLanguage[]> {
  const names = await readdir(/* turbopackIgnore: true */ folder()).catch(() => [])
  const installed = await Promise.all(
    names.toSorted().map(async (name) => ((await hasData(name)) ? name : null)),
  )
  return installed.filter((code) => code !== null).map((code) => ({ code, tag: tagOf(code) }))
}

async function hasData(code: string): Promise<boolean> {
  if (!/^[a-z]{3}(?:_[a-z]+)*$/i.test(code)) return false
  const data = path.join(folder(), code, '4.0.0_best_int', `${code}.traineddata.gz`)
  return access(/* turbopackIgnore: true */ data).then(
    () => true,
    () => false,
  )
}

/** The BCP 47 tag of a Tesseract code. */
export function tagOf(code: string): string {
  try {
    return new Intl.Locale(code.replaceAll('_', '-')).language
  } catch {
    return code.slice(0, 3)
  }
}
