import type { Lexicon } from '../lexicon'
import { ar } from './ar'
import { az } from './az'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { hy } from './hy'
import { ru } from './ru'
import { tr } from './tr'

/** Every language that the engine has words for; adding one is adding a file and a line here. */
export const lexicons: readonly Lexicon[] = [en, fr, ru, az, hy, tr, de, es, ar]
