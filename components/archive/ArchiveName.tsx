import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { type ArchiveSettings, archiveName, logoPath } from '@/lib/settings/schema'

/** The archive's logo and name, linked to the home page. */
export function ArchiveName({ archive }: { archive: ArchiveSettings }) {
  const t = useTranslator()
  const to = useAddress()
  const logo = logoPath(archive)
  return (
    <a href={to('/')} className="site-name">
      {/* The name beside it says the same. */}
      {logo && archive.logo && (
        <img
          src={logo}
          width={archive.logo.width}
          height={archive.logo.height}
          alt=""
          className="h-9 w-auto max-w-32 object-contain"
        />
      )}
      <span lang={archive.language} dir="auto">
        {archiveName(archive, t)}
      </span>
    </a>
  )
}
