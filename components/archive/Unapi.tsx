/** Tells reference managers where the items of this page can be fetched (unAPI). Rendered anywhere, it goes to the head of the page. */
export const UnapiServer = () => <link rel="unapi-server" type="application/xml" href="/api/public/unapi" />

/** An item that reference managers can fetch: the path of its page. Nothing of it is shown or read aloud. */
export const UnapiId = ({ path }: { path: string }) => (
  <abbr className="unapi-id" title={path.replace(/^\//, '')} hidden />
)
