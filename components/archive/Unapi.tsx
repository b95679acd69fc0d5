/** An item that reference managers can fetch: the path of its page. Nothing of it is shown or read aloud. */
export const UnapiId = ({ path }: { path: string }) => (
  <abbr className="unapi-id" title={path.replace(/^\//, '')} hidden />
)
