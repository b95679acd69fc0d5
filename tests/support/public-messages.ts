import { loadedBy, type Module } from './modules'

/** Messages that modules of public pages contain and that no reader sees, with the reason. */
const NOT_SHOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:members|names|commands|sources|masks|holdings|review|checks)\./, 'for members and commands'],
  [/^errors\.(?!busy|tooManyRequests)/, 'refusals of what members enter'],
  [/^reports\.errors\.(?:outcome|answer|answered)$/, 'answers of members'],
  [/^exchange\.timeStamp\./, 'a time stamp that is not valid is left out'],
  [/^settings\.(?!footer|home|imprintPage|licences|unnamed)/, 'the form of the settings'],
  [/^settings\.imprintPage\.(?:hint|form)/, 'the form of the settings'],
  [/^mail\.(?!footer|kinds\.reportAnswered)/, 'e-mails to members'],
  [/^jobs\.older/, 'for members'],
  [/^(?:dates|citations|figures)\.invalid\./, 'refusals of what members enter'],
  [/^dates\.(?:doubt|weekdayDiffers)/, 'findings on dates'],
  [/^labels\.(?:source|aspectQuestion|access\.|personRole|outcomeNote)/, 'forms and checks'],
  [/^kinds\.[\w-]+\.fields\.\w+\.(?:hint|missing)/, 'forms of records'],
  [/^kinds\.[\w-]+\.(?:hint|missing|findings?)/, 'forms of records'],
  [/^records\.(?:consent|fieldMissing|slug|summary|timeline|people)/, 'forms of records'],
]

/** The keys of messages that a module contains, also those that it makes from a part and a value. */
function keysIn({ text }: Module, keys: readonly string[]): string[] {
  const areas = ['', ...[...text.matchAll(/useTranslations\('([^']+)'\)/g)].map(([, area]) => `${area}.`)]
  const literals = new Set(
    [...text.matchAll(/['"`]([A-Za-z](?:[\w.-]|\$\{[^}]*\})*)['"`]/g)].map(([, literal = '']) => literal),
  )
  return [...literals].flatMap((literal) =>
    areas.flatMap((area) => {
      const parts = `${area}${literal}`.split(/\$\{[^}]*\}/)
      if (parts.length === 1) return keys.includes(`${area}${literal}`) ? `${area}${literal}` : []
      if (!parts[0]?.includes('.')) return []
      const pattern = new RegExp(`^${parts.map((part) => part.replaceAll(/[.-]/g, '\\$&')).join('.+')}$`)
      return keys.filter((key) => pattern.test(key))
    }),
  )
}

/** The keys of all messages that public pages can show, of `keys`. */
export function publicKeys(modules: ReadonlyMap<string, Module>, keys: readonly string[]): string[] {
  const pages = [...modules.keys()].filter((file) =>
    /^app\/(?:\(archive\)|limits\.ts|global-not-found\.tsx)/.test(file),
  )
  const loaded = new Set(pages.flatMap((file) => [...loadedBy(file, modules)]))
  const found = [...loaded].flatMap((file) => {
    const module = modules.get(file)
    return module ? keysIn(module, keys) : []
  })
  return [...new Set(found)].filter((key) => !NOT_SHOWN.some(([pattern]) => pattern.test(key))).sort()
}
