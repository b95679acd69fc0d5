import { useEffect, useState } from 'react'
import { findQuotation } from '@/components/api/sources'
import type { FoundQuotation } from '@/lib/relocation/quotation-search'

/** How long typing rests before the words are looked for, in milliseconds. */
const REST = 700

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** How the words of a quotation compare with the copy. SAME: word for word the chosen passage. Null while nothing can be said. */
export type Wording = { is: 'SAME' } | { is: 'SEARCHED'; found: FoundQuotation } | null

/**
 * Compares the words of a quotation with the copy while they are typed: with the chosen passage at once, else by looking for them in the
 * text. `words` is null where nothing is compared.
 */
export function useWording(
  textLayerId: string | null,
  words: string | null,
  passage: string | null,
): Wording {
  const sought = plain(words ?? '')
  const isSame = sought !== '' && passage !== null && plain(passage) === sought
  const [searched, setSearched] = useState<{ key: string; found: FoundQuotation } | null>(null)
  const key = `${textLayerId} ${sought}`
  useEffect(() => {
    if (!textLayerId || isSame || sought.length < 3) return
    let current = true
    const waiting = setTimeout(() => {
      findQuotation(textLayerId, sought)
        .then((found) => current && setSearched({ key: `${textLayerId} ${sought}`, found }))
        // Without a connection nothing is said of the words.
        .catch(() => {})
    }, REST)
    return () => {
      current = false
      clearTimeout(waiting)
    }
  }, [textLayerId, sought, isSame])
  if (isSame) return { is: 'SAME' }
  return searched?.key === key && sought !== '' ? { is: 'SEARCHED', found: searched.found } : null
}
