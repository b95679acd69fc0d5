/**
 * Structured data for machines. It is escaped here and nowhere else: with "<", ">" and the line separators escaped, no text can end the
 * element or start another one. The content security policy keeps it from running as a script.
 */
export function JsonLd({ data }: { data: unknown }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped just here
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: escapedJson(data) }} />
}

/** JSON that is safe inside a script element. */
export const escapedJson = (data: unknown): string =>
  JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
