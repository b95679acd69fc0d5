import type { MessageKey } from '@/lib/messages/keys'

type Licence = { id: string; label: MessageKey; url: string | null }

/** Licences that an archive can choose for its own text: SPDX identifiers where there is one. */
export const licences = [
  {
    id: 'CC0-1.0',
    label: 'settings.licences.cc0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
  { id: 'CC-BY-4.0', label: 'settings.licences.ccBy', url: 'https://creativecommons.org/licenses/by/4.0/' },
  {
    id: 'CC-BY-SA-4.0',
    label: 'settings.licences.ccBySa',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  {
    id: 'CC-BY-NC-4.0',
    label: 'settings.licences.ccByNc',
    url: 'https://creativecommons.org/licenses/by-nc/4.0/',
  },
  {
    id: 'CC-BY-NC-SA-4.0',
    label: 'settings.licences.ccByNcSa',
    url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
  },
  {
    id: 'CC-BY-NC-ND-4.0',
    label: 'settings.licences.ccByNcNd',
    url: 'https://creativecommons.org/licenses/by-nc-nd/4.0/',
  },
  { id: 'ALL-RIGHTS-RESERVED', label: 'settings.licences.allRights', url: null },
] as const satisfies readonly Licence[]

/** The licence with this id, or null if none was chosen. */
export const licenceOf = (id: string): Licence | null => licences.find((licence) => licence.id === id) ?? null
