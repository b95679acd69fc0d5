/** Letters that NFKD does not decompose, in their usual spelling with a to z. */
const spelled: Readonly<Record<string, string>> = {
  ...{ ə: 'e', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
  },
  ...{ ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', є: 'ye', ґ: 'g' },
}

const LENGTH = 80

/**
 * An address made from a title: small letters, digits and single hyphens, at most 80 characters, cut between words. Empty when the
 * title is in a script without spellings here; the caller then starts from another word.
 */
export function suggestSlug(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]/g, (letter) => spelled[letter] ?? '-')
    .split('-')
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LENGTH)
    if (longer.length > LENGTH) break
    slug = longer
  }
  return slug
}

/** The address of a record that was never published and has no chosen address: it says nothing about the record. */
export const provisionalSlug = (): string =>
  `record-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** True for an address that publishing replaces by one made from the title. */
export const isProvisional = (slug: string): boolean => /^record-[0-9a-f]{12}$/.test(slug)

/** The address itself when it is free, else with the first free number from 2 on. `taken` has all addresses that begin with it. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  let number = 2
  while (taken.has(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}
