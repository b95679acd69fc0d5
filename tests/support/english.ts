import { translatorOf } from '@/lib/messages/catalogue'

/** The English texts of the interface, as tests name them. */
export const english = translatorOf('en')
