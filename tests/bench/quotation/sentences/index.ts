import { ar } from './ar'
import { az } from './az'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { hy } from './hy'
import { ru } from './ru'
import type { Templates } from './templates'
import { tr } from './tr'

export const sentences: Record<string, Templates> = { en, fr, ru, az, hy, tr, de, es, ar }
