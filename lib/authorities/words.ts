import { wordLine } from '@/lib/folding/word-lines'

/** The columns of a name, or of a variant of one, with its words. */
export const withWords = <Named extends { name: string }>(named: Named): Named & { words: string } => ({
  ...named,
  words: wordLine(named.name),
})
