import { keepable } from '@/lib/text/characters'

const ligatures = /[\ufb00-\ufb06]/g
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]+/g

/**
 * A pasted text with what can be kept, and without what only its print needed: ligatures as their letters, Arabic letters without their joined forms, and no soft hyphens.
 */
export const asWritten = (text: string): string =>
  keepable(text)
    .replace(ligatures, (sign) => sign.normalize('NFKC'))
    .replace(presentationForms, (signs) => signs.normalize('NFKC'))
    .replaceAll('\u00ad', '')
