import type { Translator } from '@/lib/messages/translator'
import { licenceOf } from '@/lib/settings/licences'
import { type ArchiveSettings, archiveName, logoPath } from '@/lib/settings/schema'
import type { Addressing } from './statements'

/** The archive as a schema.org organisation, with what its settings say. */
export function linkedArchive(archive: ArchiveSettings, addressOf: Addressing, t: Translator) {
  const { subject, contact } = archive
  const logo = logoPath(archive)
  return {
    '@type': 'ArchiveOrganization',
    '@id': addressOf('/#archive'),
    name: archiveName(archive, t),
    url: addressOf('/'),
    ...(subject && { description: subject }),
    ...(contact && { email: contact }),
    ...(logo && { logo: addressOf(logo) }),
  }
}

/** The whole site, for its home page. `license` is that of the archive's own text. */
export function linkedSite(archive: ArchiveSettings, addressOf: Addressing, t: Translator) {
  const { description, subject, language, licence } = archive
  const license = licenceOf(licence)?.url
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': addressOf('/#site'),
    name: archiveName(archive, t),
    url: addressOf('/'),
    inLanguage: language,
    ...((description || subject) && { description: description || subject }),
    ...(license && { license }),
    publisher: linkedArchive(archive, addressOf, t),
  }
}

/** The archive in public data (docs/api.md). */
export const publicArchive = (archive: ArchiveSettings, addressOf: Addressing, t: Translator) => ({
  name: archiveName(archive, t),
  subject: archive.subject,
  url: addressOf('/'),
  language: archive.language,
  licence: archive.licence || null,
})
