/**
 * Tells reference managers where the items of a page can be fetched (unAPI). It is in the frame of the pages: React moves a link of a page to the head
 * when it is ready, and two renderings of the page would have different bytes.
 */
export const UnapiServer = () => <link rel="unapi-server" type="application/xml" href="/api/public/unapi" />

/** An item that reference managers can fetch: the path of its page. Nothing of it is shown or read aloud. */
export const UnapiId = ({ path }: { path: string }) => (
  <abbr className="unapi-id" title={path.replace(/^\//, '')} hidden />
)
